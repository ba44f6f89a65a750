import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PluginRegistry, readConfiguration, type AnyPlugin } from '@drapeflow/core';
