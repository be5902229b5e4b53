import { backendCommands } from './backend';
import type { Command } from './command';
import { eventCommands } from './events';
import { jiraCommands } from './jira';
import { navigationCommands } from './navigation';
import { overlayCommands } from './overlays';
import { platformCommands } from './platform';
import { viewCommands } from './view';

/** Every bridge command the local Jira has, by the name @forge/bridge calls it. Any other is a loud failure. */
export const commands: Record<string, Command> = {
  ...viewCommands,
  ...backendCommands,
  ...navigationCommands,
  ...overlayCommands,
  ...eventCommands,
  ...jiraCommands,
  ...platformCommands,
};
