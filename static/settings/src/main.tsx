import { start } from '../../shared/start';
import '../../shared/ui/matrix.css';
import './settings.css';
import { SettingsPage } from './settings-page';

void start(() => <SettingsPage />);
