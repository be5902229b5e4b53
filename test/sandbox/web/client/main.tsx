import { render } from 'preact';
import { App } from './app';
import { followLinks } from './router';
import './styles/index.css';
import { startStream } from './stream';

const root = document.getElementById('jira');
if (!root) throw new Error('The page has no place for Jira.');
followLinks();
startStream();
render(<App />, root);
