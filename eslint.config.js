import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'shared/grpc/generated/',
    '.data/',
    'coverage/',
    '*.config.js',
    '**/*.mjs',
    '.dependency-cruiser.cjs',
  ]),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Positions, revisions and amounts are bigint or number and read well in messages.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An async generator or handler may satisfy an asynchronous port without awaiting itself.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'console', property: 'log', message: 'Services log through shared/telemetry.' },
      ],
    },
  },
  { files: ['infra/dev/**', 'loadtests/**'], rules: { 'no-restricted-properties': 'off' } },
);
