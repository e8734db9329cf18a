import { ipcRenderer, webUtils } from 'electron';
import { serveWindow } from './serveWindow.ts';

serveWindow({ ipcRenderer, webUtils }, window);
