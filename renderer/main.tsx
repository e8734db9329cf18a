import './rpc/configureZod.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { forgetToken } from './app/forgetToken.ts';
import { loadWhenIdle } from './app/loadWhenIdle.ts';
import { followAddress, routeStore } from './app/routeStore.ts';
import { preloadRoute } from './app/screens.ts';
import { startTheme } from './app/themeStore.ts';
import { connect } from './rpc/connect.ts';

forgetToken(window);
startTheme(window);
followAddress(window);
const host = connect(window);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
void preloadRoute(routeStore.getState().route).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App host={host} />
    </StrictMode>,
  );
  void loadWhenIdle(window);
});
