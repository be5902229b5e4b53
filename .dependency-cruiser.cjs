/** The layout is the architecture: what may import what (docs/architecture.md). */

const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
});

/** Modules of Node’s own. */
const NODE = '^(node:)?(child_process|events|fs|path|url|util)(/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('contract-stands-alone', '^src/contract/', ['^src/contract/', '^node_modules/valibot/'], 'The contract knows nothing of ours.'),
    only('domain-is-pure', '^src/domain/', ['^src/(domain|contract)/'], 'No packages, no platform: the browser runs it too.'),
    only('ports-are-types', '^src/ports/', ['^src/(ports|domain|contract)/'], 'What use cases need, in words of the domain.'),
    only('use-cases-take-ports', '^src/usecases/', ['^src/(usecases|ports|domain|contract)/'], 'Never adapters.'),
    only(
      'adapters-implement-ports',
      '^src/adapters/',
      ['^src/(adapters|ports|domain|contract)/', '^locales/', '^node_modules/(@forge|valibot|ical\\.js)/'],
      'Forge, schemas and file formats live here, and the words of what the app says in Jira.',
    ),
    only(
      'entry-wires',
      '^src/entry/',
      ['^src/(entry|adapters|usecases|ports|domain|contract)/', '^node_modules/(@forge|valibot)/'],
      'One file per way in.',
    ),
    only(
      'commands-are-local',
      '^src/command/',
      ['^src/(command|domain|contract)/', '^src/adapters/calendar-file/', '^node_modules/valibot/', '^test/tools/install\\.mjs$', NODE],
      'Run by Node on somebody’s machine, without a site: nothing of Forge.',
    ),
    {
      name: 'nothing-imports-commands',
      severity: 'error',
      comment: 'What a command needs of Node must not reach the app.',
      from: { path: '^(src|static)/', pathNot: '^src/command/' },
      to: { path: '^src/command/' },
    },
    only('index-re-exports', '^src/index\\.ts$', ['^src/entry/'], 'Handlers of the manifest, nothing else.'),
    only(
      'screens-know-little',
      '^static/[^/]+/',
      [
        '^static/',
        '^src/(contract|domain)/',
        '^locales/',
        '^node_modules/(preact|@forge/bridge|@forge/resolver)/',
        '^(messages|style|address):',
      ],
      'Types of the contract, pure functions of the domain, Preact and the bridge.',
    ),
    {
      name: 'screens-take-only-types-of-the-contract',
      severity: 'error',
      comment: 'So that no schema library reaches the browser. The limits are plain numbers.',
      from: { path: '^static/[^/]+/' },
      to: { path: '^src/contract/', pathNot: '^src/contract/limits\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'surfaces-keep-apart',
      severity: 'error',
      from: { path: '^static/([^/]+)/src/' },
      to: { path: '^static/', pathNot: ['^static/$1/', '^static/shared/'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'But the start of a command installs packages as npm start does: it runs before anything is there.',
      from: { path: '^(src|static)/', pathNot: ['\\.test\\.tsx?$', '^src/command/sla\\.mjs$'] },
      to: { path: ['^test/', '\\.test\\.tsx?$'] },
    },
    {
      name: 'host-knows-no-app',
      severity: 'error',
      comment: 'The local Jira runs any Forge app.',
      from: { path: '^test/sandbox/' },
      to: { path: '^(src|static)/' },
    },
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^test/sandbox/kernel/' },
      to: { path: '^test/sandbox/(jira|forge|web|demo)/' },
    },
    {
      name: 'jira-knows-no-platform',
      severity: 'error',
      from: { path: '^test/sandbox/jira/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/sandbox/(forge|web|demo)/' },
    },
    {
      name: 'platform-knows-no-pages',
      severity: 'error',
      from: { path: '^test/sandbox/forge/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/sandbox/(web|demo)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(src|static)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'What the app ships with must be a dependency of its own.',
      from: { path: '^(src|static)/', pathNot: ['\\.test\\.tsx?$', '^static/build\\.mjs$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(src|static)/' },
      to: { couldNotResolve: true, pathNot: '^(messages|style|address):' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|^test/fixture-app/|^test/bench/panel-atlaskit/|^test/bench/working-time/libs/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
