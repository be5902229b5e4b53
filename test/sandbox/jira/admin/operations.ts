import type { Operation } from '../rest/operation';
import { appPropertyOperations } from './rest/app-properties';
import { basicOperations } from './rest/basics';
import { contextOperations } from './rest/contexts';
import { defaultValueOperations } from './rest/default-values';
import { fieldOperations } from './rest/fields';
import { groupOperations } from './rest/groups';
import { issueTypeSchemeOperations } from './rest/issue-type-schemes';
import { issueTypeScreenSchemeOperations } from './rest/issue-type-screen-schemes';
import { issueTypeOperations } from './rest/issue-types';
import { optionOperations } from './rest/options';
import { permissionSchemeOperations } from './rest/permission-schemes';
import { permissionOperations } from './rest/permissions';
import { precomputationOperations } from './rest/precomputations';
import { projectChangeOperations } from './rest/project-changes';
import { projectOperations } from './rest/projects';
import { propertyOperations } from './rest/properties';
import { roleOperations } from './rest/roles';
import { screenSchemeOperations } from './rest/screen-schemes';
import { screenOperations } from './rest/screens';
import { siteOperations } from './rest/site';
import { statusOperations } from './rest/statuses';
import { userOperations } from './rest/users';
import { workflowSchemeOperations } from './rest/workflow-schemes';
import { workflowOperations } from './rest/workflows';

/** REST operations about how the site is set up: people, permissions, projects, schemes, fields, screens, workflows. */
export const adminOperations: Operation[] = [
  ...siteOperations,
  ...userOperations,
  ...groupOperations,
  ...permissionOperations,
  ...projectOperations,
  ...projectChangeOperations,
  ...roleOperations,
  ...propertyOperations,
  ...issueTypeOperations,
  ...issueTypeSchemeOperations,
  ...fieldOperations,
  ...contextOperations,
  ...defaultValueOperations,
  ...optionOperations,
  ...screenOperations,
  ...screenSchemeOperations,
  ...issueTypeScreenSchemeOperations,
  ...statusOperations,
  ...workflowOperations,
  ...workflowSchemeOperations,
  ...basicOperations,
  ...permissionSchemeOperations,
  ...appPropertyOperations,
  ...precomputationOperations,
];
