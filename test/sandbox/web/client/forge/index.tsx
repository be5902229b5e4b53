export { AppFrame } from './app-frame';
export { type IssueFacts, IssueModules, type IssueModulesProps, openModuleModal } from './issue-modules';
export {
  AdminModulePages,
  GlobalModulePages,
  type ModuleLink,
  ProjectModulePages,
  ProjectSettingsModulePages,
  useModuleLinks,
} from './module-pages';
export { type ForgeModule, type ModuleFacts, useForgeModules } from './modules-data';
export { ForgeOverlays } from './overlays';
export { CommandPalette } from './palette';
