import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import { createRoot } from 'react-dom/client';

// Every plugin that this package depends on is discovered (`app.packages: all`).
const app = createApp();

createRoot(document.getElementById('root')!).render(app.createRoot());
