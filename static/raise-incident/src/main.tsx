import { start } from '../../shared/start';
import { Raise } from './raise';

void start(() => <Raise />);
