import { findJdk } from './jdk.ts';
import { isExecutable, type Need, onPath } from './packages.ts';

export const jdk: Need = {
  what: 'a JDK (17 or newer)',
  present: async () => (await findJdk()) !== null,
  packages: ['openjdk-17-jdk-headless', 'openjdk-21-jdk-headless', 'default-jdk-headless'],
};

export const maven: Need = { what: 'Maven', present: () => onPath('mvn'), packages: ['maven'] };

export const kcat: Need = { what: 'kcat', present: () => onPath('kcat'), packages: ['kcat', 'kafkacat'] };

export const openssl: Need = { what: 'openssl', present: () => onPath('openssl'), packages: ['openssl'] };

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export const chromium: Need = {
  what: 'Chromium',
  present: () => isExecutable(chromiumPath),
  packages: ['chromium'],
};
