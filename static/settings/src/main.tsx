import { start } from '../../shared/start';
import './shell/shell.css';
import { Shell } from './shell/shell';

void start(() => <Shell />);
