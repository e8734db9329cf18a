import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { followAddress, routeStore } from './app/routeStore.ts';
import { preloadScreen, screens } from './app/screens.ts';
import { startTheme } from './app/themeStore.ts';
import { connect } from './rpc/connect.ts';

startTheme(window);
followAddress(window);
const host = connect(window);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
await preloadScreen(routeStore.getState().route.screen);
createRoot(root).render(
  <StrictMode>
    <App host={host} />
  </StrictMode>,
);

// The other screens come while nothing else is to do, so that going there does not wait for their code.
requestIdleCallback(() => {
  for (const name of Object.keys(screens) as (keyof typeof screens)[]) void preloadScreen(name);
});
