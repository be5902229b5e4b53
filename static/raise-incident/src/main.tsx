import { start } from '../../shared/start';
import '../../shared/ui/matrix.css';
import './raise.css';
import { Raise } from './raise';

void start(() => <Raise />);
