/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/{shared,services,infra,loadtests}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.data/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } }],
  },
  globalSetup: '<rootDir>/shared/testing/global-setup.ts',
  globalTeardown: '<rootDir>/shared/testing/global-teardown.ts',
  testTimeout: 60_000,
};
