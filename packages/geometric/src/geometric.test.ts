import { describeGenerator, describeWarpNetwork } from '@drapeflow/core/testing';
import { PluginRegistry } from '@drapeflow/core';
import { geometricPlugins } from './index.js';

const registry = new PluginRegistry();
for (const plugin of geometricPlugins) registry.add(plugin);

describeWarpNetwork('thin-plate-spline', () =>
  registry.create('warp', 'thin-plate-spline', {}, {}),
);
describeGenerator('compositing', () => registry.create('generator', 'compositing', {}, {}));
