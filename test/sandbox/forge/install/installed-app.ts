import type { InstalledApp } from '../../jira/jira';
import type { Invoker } from '../invoke';
import { isRecord, list, record, text, texts } from '../json';
import { functionOf } from '../manifest/manifest';
import type { Translations } from '../manifest/translations';
import type { Platform } from '../platform';
import { subjectOf } from '../queue/service';
import type { ModuleInfo } from '../types';
import { fieldRules } from './field-rules';

/** What Jira gets to know of the app by its manifest. */
export function installedApp(platform: Platform, translations: Translations, invoker: () => Invoker): InstalledApp {
  const { manifest, environmentId, appAccountId } = platform;
  const of = (type: string): ModuleInfo[] => manifest.modules.filter((module) => module.type === type);
  const call = async (module: ModuleInfo | undefined, key: string, event: unknown): Promise<unknown> => {
    const functionKey = module && functionOf(module);
    if (!module || functionKey === undefined) throw new Error(`The app has no ${key}`);
    const result = await invoker().invoke({
      functionKey,
      moduleKey: module.key,
      moduleType: module.type,
      kind: 'rule',
      event,
      ...subjectOf(event),
    });
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  return {
    appId: manifest.appId,
    environmentId,
    accountId: appAccountId,
    name: manifest.name,
    scopes: manifest.scopes,
    indexedProperties: [
      ...of('jira:entityProperty').map((module) => module.props),
      ...of('jira:entityPropertySet').flatMap((module) => list(module.props.properties).map(record)),
    ].flatMap(propertiesOf),
    jqlFunctions: of('jira:jqlFunction').map((module) => ({
      key: module.key,
      name: text(module.props.name) ?? module.key,
      types: texts(module.props.types),
      operators: texts(module.props.operators),
    })),
    runJqlFunction: async (key, clause, precomputationId) => {
      const module = of('jira:jqlFunction').find((candidate) => candidate.key === key);
      const answer = await call(module, `JQL function ${key}`, {
        precomputationId,
        clause: { ...clause, type: texts(module?.props.types), functionName: text(module?.props.name) ?? key },
      });
      const { jql, error } = record(answer);
      if (typeof jql === 'string') return jql;
      throw new Error(text(error) ?? `The JQL function ${key} gave no jql`);
    },
    ...fieldRules(platform, translations),
    workflowValidators: of('jira:workflowValidator').map((module) => validatorOf(module, translations)),
    runWorkflowValidator: async (key, event) => {
      const answer = await call(
        of('jira:workflowValidator').find((candidate) => candidate.key === key),
        `workflow validator ${key}`,
        event,
      );
      if (!isRecord(answer) || typeof answer.result !== 'boolean')
        throw new Error(`The workflow validator ${key} gave no {result, errorMessage}`);
      return { result: answer.result, errorMessage: text(answer.errorMessage) ?? '' };
    },
  };
}

type IndexedProperty = InstalledApp['indexedProperties'][number];

function propertiesOf(props: Record<string, unknown>): IndexedProperty[] {
  const declared = props.entityType;
  const entityType = declared === 'project' || declared === 'user' ? declared : 'issue';
  return list(props.values)
    .map(record)
    .map((value) => {
      const alias = text(value.searchAlias);
      return {
        entityType,
        propertyKey: text(props.propertyKey) ?? '',
        path: text(value.path) ?? '',
        type: text(value.type) ?? 'string',
        ...(alias === undefined ? {} : { alias }),
      };
    });
}

function validatorOf(module: ModuleInfo, translations: Translations): InstalledApp['workflowValidators'][number] {
  const expression = text(module.props.expression);
  const functionKey = text(module.props.function);
  const message = module.props.errorMessage;
  const byExpression = text(record(message).expression);
  return {
    key: module.key,
    ruleKey: 'forge:expression-validator',
    ...(expression === undefined ? {} : { expression }),
    ...(functionKey === undefined ? {} : { functionKey }),
    ...(message === undefined
      ? {}
      : { errorMessage: byExpression === undefined ? { text: translations.resolve(message, 'en-US') } : { expression: byExpression } }),
  };
}
