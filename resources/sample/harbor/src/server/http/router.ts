import type { Member } from '../members/members.ts';
import { Refused } from './errors.ts';

export type Request = { method: string; path: string; member: Member; body?: unknown };
export type Reply = { status: number; body: unknown };
type Handler = (request: Request, params: Record<string, string>) => Reply | Promise<Reply>;
type Route = { method: string; pattern: string[]; handle: Handler };

export class Router {
  private readonly routes: Route[] = [];

  on(method: string, path: string, handle: Handler): void {
    this.routes.push({ method, pattern: path.split('/'), handle });
  }

  async handle(request: Request): Promise<Reply> {
    for (const route of this.routes) {
      const params = route.method === request.method ? match(route.pattern, request.path.split('/')) : undefined;
      if (params) return answer(route, request, params);
    }
    return { status: 404, body: { code: 'no-such-page' } };
  }
}

async function answer(route: Route, request: Request, params: Record<string, string>): Promise<Reply> {
  try {
    return await route.handle(request, params);
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, body: { code: error.code } };
    throw error;
  }
}

function match(pattern: string[], path: string[]): Record<string, string> | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = path[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return undefined;
  }
  return params;
}
