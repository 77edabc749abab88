import '@cloudscape-design/global-styles/index.css';
import 'virtual:countersign-theme.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyAppearance, readAppearance } from './app/appearance.ts';
import { loadPageEarly } from './app/router.tsx';

applyAppearance(readAppearance());
loadPageEarly(window.location.pathname);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
