import { start } from '../../shared/start';
// The style of what is loaded later too: a lazy part cannot bring its own.
import '../../shared/ui/matrix.css';
import './panel.css';
import { Panel } from './panel';

void start(() => <Panel />);
