import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { followAddress } from './app/routeStore.ts';
import { startTheme } from './app/themeStore.ts';
import { connect } from './rpc/connect.ts';

startTheme(window);
followAddress(window);
const host = connect(window);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <App host={host} />
  </StrictMode>,
);
