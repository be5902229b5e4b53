import { start } from '../../shared/start';
import './watch.css';
import { WatchPage } from './watch-page';

void start(() => <WatchPage />);
