import './rpc/configureZod.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { forgetToken } from './app/forgetToken.ts';
import { loadWhenIdle } from './app/loadWhenIdle.ts';
import { isInProject } from './app/route.ts';
import { followAddress, routeStore } from './app/routeStore.ts';
import { preloadRoute } from './app/screens.ts';
import { startTheme } from './app/themeStore.ts';
import { connect } from './rpc/connect.ts';
import { untilAnswered } from './rpc/untilAnswered.ts';
import { loadBesideHost } from './ui/loadWithHost.ts';

forgetToken(window);
startTheme(window);
followAddress(window);
const { route } = routeStore.getState();
// The host, which may share its processor with this page, is made when a page asks for it: after Home is painted,
// which shows the same without it. A screen of a project is nothing without its data.
const { promise: shown, resolve: onShown } = Promise.withResolvers<void>();
const host = connect(window, isInProject(route) ? Promise.resolve() : shown);
loadBesideHost(document, () => untilAnswered(host.client));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const loading = preloadRoute(route);
// Home has come with this script; around a screen of a project, the frame is painted meanwhile.
void (isInProject(route) ? Promise.resolve() : loading).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App host={host} onShown={onShown} />
    </StrictMode>,
  );
});
void shown.then(() => loadWhenIdle(window));
