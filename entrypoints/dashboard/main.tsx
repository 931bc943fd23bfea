import { render } from 'preact';
import { dropTemporaryFiles } from '../../utils/platform/index.ts';
import { Dashboard } from './Dashboard.tsx';

const app = document.getElementById('app');
if (app) render(<Dashboard />, app);

void dropTemporaryFiles();
