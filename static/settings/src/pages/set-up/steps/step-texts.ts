import type { FieldName, Step } from '../../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../../shared/i18n';

interface KindTexts {
  title: TextKey;
  /** Why the app needs it. */
  why: TextKey;
  /** What was found, or what the app will do. */
  variants: Readonly<Record<string, TextKey>>;
}

/** Every kind of step in words. The server's plan names the variants. */
const KINDS: Record<Step['kind'], KindTexts> = {
  projects: {
    title: 'preflight.projects.title',
    why: 'preflight.projects.why',
    variants: { seen: 'preflight.projects.seen', none: 'preflight.projects.none' },
  },
  incidentType: {
    title: 'preflight.incidentType.title',
    why: 'preflight.incidentType.why',
    variants: {
      reuse: 'preflight.incidentType.reuse',
      create: 'preflight.incidentType.create',
      createOther: 'preflight.incidentType.createOther',
      notNeeded: 'preflight.incidentType.notNeeded',
    },
  },
  projectType: {
    title: 'preflight.projectType.title',
    why: 'preflight.projectType.why',
    variants: {
      there: 'preflight.projectType.there',
      add: 'preflight.projectType.add',
      addShared: 'preflight.projectType.addShared',
      gone: 'preflight.projectType.gone',
      projectGone: 'preflight.projectType.projectGone',
      subtask: 'preflight.projectType.subtask',
    },
  },
  teamManaged: {
    title: 'preflight.projectType.title',
    why: 'preflight.teamManaged.why',
    variants: { mapped: 'preflight.teamManaged.mapped', choose: 'preflight.teamManaged.choose' },
  },
  field: {
    title: 'preflight.field.title',
    why: 'preflight.field.why',
    variants: { reuse: 'preflight.field.reuse', create: 'preflight.field.create', createOther: 'preflight.field.createOther' },
  },
  context: {
    title: 'preflight.context.title',
    why: 'preflight.context.why',
    variants: {
      covers: 'preflight.context.covers',
      extend: 'preflight.context.extend',
      none: 'preflight.context.none',
      notChosen: 'preflight.notChosen',
    },
  },
  options: {
    title: 'preflight.options.title',
    why: 'preflight.options.why',
    variants: {
      all: 'preflight.options.all',
      add: 'preflight.options.add',
      disabled: 'preflight.options.disabled',
      differs: 'preflight.options.differs',
    },
  },
  appFields: {
    title: 'preflight.appFields.title',
    why: 'preflight.appFields.why',
    variants: { there: 'preflight.appFields.there', gone: 'preflight.appFields.gone' },
  },
  screens: {
    title: 'preflight.screens.title',
    why: 'preflight.screens.why',
    variants: {
      there: 'preflight.screens.there',
      add: 'preflight.screens.add',
      addShared: 'preflight.screens.addShared',
      notChosen: 'preflight.notChosen',
    },
  },
  linkType: {
    title: 'preflight.linkType.title',
    why: 'preflight.linkType.why',
    variants: { there: 'preflight.linkType.there', create: 'preflight.linkType.create', off: 'preflight.linkType.off' },
  },
  priorities: {
    title: 'preflight.priorities.title',
    why: 'preflight.priorities.why',
    variants: {
      there: 'preflight.priorities.there',
      none: 'preflight.priorities.none',
      gone: 'preflight.priorities.gone',
    },
  },
  permissions: {
    title: 'preflight.permissions.title',
    why: 'preflight.permissions.why',
    variants: {
      all: 'preflight.permissions.all',
      lacking: 'preflight.permissions.lacking',
      notChosen: 'preflight.notChosen',
    },
  },
  requestType: {
    title: 'preflight.requestType.title',
    why: 'preflight.requestType.why',
    variants: {
      chosen: 'preflight.requestType.chosen',
      partly: 'preflight.requestType.partly',
      none: 'preflight.requestType.none',
      gone: 'preflight.requestType.gone',
      otherType: 'preflight.requestType.otherType',
      unread: 'preflight.requestType.unread',
    },
  },
  mark: {
    title: 'preflight.mark.title',
    why: 'preflight.mark.why',
    variants: {
      written: 'preflight.mark.written',
      write: 'preflight.mark.write',
      remove: 'preflight.mark.remove',
      notChosen: 'preflight.notChosen',
    },
  },
  policy: {
    title: 'preflight.policy.title',
    why: 'preflight.policy.why',
    variants: {
      published: 'preflight.policy.published',
      publish: 'preflight.policy.publish',
      publishClocks: 'preflight.policy.publishClocks',
      publishNoHolds: 'preflight.policy.publishNoHolds',
    },
  },
};

/** What each of the app's fields is called and for; a field that was there already may have another name in Jira. */
const FIELDS: Record<FieldName, { name: TextKey; why: TextKey }> = {
  impact: { name: 'preflight.impact.name', why: 'preflight.impact.why' },
  urgency: { name: 'preflight.urgency.name', why: 'preflight.urgency.why' },
  category: { name: 'preflight.category.name', why: 'preflight.category.why' },
  services: { name: 'preflight.services.name', why: 'preflight.services.why' },
  affectedUser: { name: 'preflight.affectedUser.name', why: 'preflight.affectedUser.why' },
  channel: { name: 'preflight.channel.name', why: 'preflight.channel.why' },
  closureCode: { name: 'preflight.closureCode.name', why: 'preflight.closureCode.why' },
  resolutionKind: { name: 'preflight.resolutionKind.name', why: 'preflight.resolutionKind.why' },
  vendorReference: { name: 'preflight.vendorReference.name', why: 'preflight.vendorReference.why' },
};

type Translate = I18n['t'];

const isFieldName = (name: string): name is FieldName => name in FIELDS;

/** What stands behind the slash of a step's id: a field's name, a project's id. */
export const subjectOf = ({ id }: Pick<Step, 'id'>): string => id.split('/')[1] ?? '';

/** Short name of a step, without its project's. */
export function titleOf({ id, kind }: Pick<Step, 'id' | 'kind'>, t: Translate): string {
  const subject = subjectOf({ id });
  // Before projects are chosen a step stands for all fields at once.
  if (kind === 'context' && subject === '') return t('preflight.contexts.title');
  return t(KINDS[kind].title, { field: isFieldName(subject) ? t(FIELDS[subject].name) : subject });
}

/** Why the app needs it. */
export function whyOf(step: Pick<Step, 'id' | 'kind'>, t: Translate): string {
  const subject = subjectOf(step);
  return t(step.kind === 'field' && isFieldName(subject) ? FIELDS[subject].why : KINDS[step.kind].why);
}

/**
 * What was found or will be done. Undefined when this screen does not know the server's variant, or lacks a value for its text: then the
 * reason alone stands there, which is always true.
 */
export function textOf({ kind, variant, values }: Pick<Step, 'kind' | 'variant' | 'values'>, t: Translate): string | undefined {
  const key = Object.hasOwn(KINDS[kind].variants, variant) ? KINDS[kind].variants[variant] : undefined;
  if (!key) return undefined;
  const needed = [...t(key).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return needed.every((name) => (values[name] ?? '') !== '') ? t(key, values) : undefined;
}
