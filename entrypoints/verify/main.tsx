import { render } from 'preact';
import { Verify } from './Verify.tsx';

const app = document.getElementById('app');
if (app) render(<Verify />, app);
