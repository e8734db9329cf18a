import './rpc/configureZod.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { preloadOthers } from './app/preloadOthers.ts';
import { followAddress, routeStore } from './app/routeStore.ts';
import { preloadScreen } from './app/screens.ts';
import { startTheme } from './app/themeStore.ts';
import { connect } from './rpc/connect.ts';

startTheme(window);
followAddress(window);
const host = connect(window);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
void preloadScreen(routeStore.getState().route.screen).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App host={host} />
    </StrictMode>,
  );
  void preloadOthers(window);
});
