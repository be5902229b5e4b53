import { start } from '../../shared/start';
import './panel.css';
import { Panel } from './panel';

void start(() => <Panel />);
