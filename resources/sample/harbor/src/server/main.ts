import { createServer } from 'node:http';
import { settingsPage } from '../web/settings/settings-page.ts';
import { createApp } from './app.ts';

const app = createApp();
app.members.add('demo', { id: 'ada', name: 'Ada', role: 'owner' });
app.members.add('demo', { id: 'ben', name: 'Ben', role: 'admin' });
app.members.add('demo', { id: 'cleo', name: 'Cleo', role: 'member' });

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const member = app.cache.find('demo', searchParams.get('as') ?? 'cleo');
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(settingsPage(app.settings.read('demo'), member));
  }
  let text = '';
  for await (const part of request) text += part;
  const body: unknown = text ? JSON.parse(text) : undefined;
  const reply = await app.router.handle({ method: request.method ?? 'GET', path: pathname, member, body });
  response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
}).listen(8080, '127.0.0.1', () => console.log('Harbor is at http://localhost:8080/?as=ada'));
