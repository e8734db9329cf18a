import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { startTheme } from '../app/themeStore.ts';
import { Gallery } from './Gallery.tsx';

startTheme(window);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Gallery />);
