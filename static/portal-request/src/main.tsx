import { start } from '../../shared/start';
import './request.css';
import { RequestPanel } from './request-panel';

void start(() => <RequestPanel />);
