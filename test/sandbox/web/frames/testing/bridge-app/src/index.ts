import Resolver from '@forge/resolver';

const definitions = new Resolver();
definitions.define('echo', ({ payload, context }) => ({
  payload,
  accountId: context.accountId ?? null,
  accountType: context.accountType ?? null,
  type: context.extension?.type ?? null,
  modal: context.extension?.modal ?? null,
}));
definitions.define('fail', () => {
  throw new Error('deliberately');
});

export const resolver = definitions.getDefinitions();
