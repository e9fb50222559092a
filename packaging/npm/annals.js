#!/usr/bin/env node
// Starts the program that the package of this platform carries, and ends as it ends.
'use strict';
const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const path = require('node:path');

const name = require('../package.json').name;
const platform = `${name}-${process.platform}-${process.arch}`;
const command = process.platform === 'win32' ? 'annals.exe' : 'annals';

function program() {
  try {
    return path.join(path.dirname(require.resolve(`${platform}/package.json`)), 'bin', command);
  } catch {
    console.error(`annals: ${platform} 没有装上。npm 可能关掉了可选依赖（--omit=optional），或者没有这个平台的程序；也可以从源码构建。`);
    console.error(`annals: ${platform} is not installed. Either npm leaves out optional dependencies (--omit=optional), ` +
      'or there is no program for this platform; it can be built from source.');
    process.exit(2);
  }
}

const child = spawn(program(), process.argv.slice(2), { stdio: 'inherit' });
// The program decides what a signal means; a terminal sends one to both, a service manager to this one alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('error', (error) => {
  console.error(`annals: ${error.message}`);
  process.exit(2);
});
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
