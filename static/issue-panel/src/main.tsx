import { start } from '../../shared/start';
import { Panel } from './panel';

void start(() => <Panel />);
