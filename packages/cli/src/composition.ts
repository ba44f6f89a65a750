import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import {
  container,
  instanceCachingFactory,
  instancePerContainerCachingFactory,
  type DependencyContainer,
  type InjectionToken,
} from 'tsyringe';
import {
  StageClock,
  TryOnSession,
  type Backend,
  type Garment,
  type PictureReader,
  type VideoReader,
  type VideoWriter,
} from '@drapeflow/core';
import { startBackend } from './backends.js';
import type { Settings } from './configuration/load-settings.js';
import { createTryOnPlugins } from './create-try-on-plugins.js';
import { Disposables } from './disposables.js';
import { videoSettingsSchema } from './video-settings.js';
import { createWorkerCompositor } from './workers/worker-compositor.js';

/** What the containers hold. What takes time to make is made when it is first asked for, and is a promise. */
export const tokens = {
  settings: token<Settings>('Settings'),
  /** Of this container, not of its parent. */
  disposables: token<Disposables>('Disposables'),
  backend: token<Promise<Backend>>('Backend'),
  pictureReader: token<Promise<PictureReader>>('PictureReader'),
  videoReader: token<Promise<VideoReader>>('VideoReader'),
  videoWriter: token<Promise<VideoWriter>>('VideoWriter'),
  /** In a video's container only. */
  session: token<Promise<TryOnSession>>('TryOnSession'),
} as const;

function token<Value>(name: string): InjectionToken<Value> {
  return Symbol(name);
}

/** Wires the command; the only place that knows which packages there are. */
export function compose(
  settings: Settings,
  onNotice: (message: string) => void,
): DependencyContainer {
  const root = container.createChildContainer();
  root.register(tokens.settings, { useValue: settings });
  root.register(tokens.disposables, { useValue: new Disposables() });
  root.register(tokens.backend, {
    useFactory: instanceCachingFactory(async () => {
      const { configuration, cacheDirectory } = settings;
      const resolveFrom = [
        import.meta.resolve('@drapeflow/preprocess-plugins'),
        pathToFileURL(`${settings.folder}/`).href,
      ];
      const surroundings = { cacheDirectory, resolveFrom, onNotice };
      const backend = await startBackend(configuration, surroundings);
      return root.resolve(tokens.disposables).add(backend);
    }),
  });
  root.register(tokens.pictureReader, {
    useFactory: instanceCachingFactory(async () =>
      (await import('@drapeflow/video')).createPictureReader(),
    ),
  });
  root.register(tokens.videoReader, {
    useFactory: instanceCachingFactory(async () => {
      const { pictureRate } = (await videoSettingsSchema()).parse(settings.configuration.video);
      return (await import('@drapeflow/video')).createVideoReader({ pictureRate });
    }),
  });
  root.register(tokens.videoWriter, {
    useFactory: instanceCachingFactory(async () => {
      const { crf, preset } = (await videoSettingsSchema()).parse(settings.configuration.video);
      return (await import('@drapeflow/video')).createVideoWriter({ crf, preset });
    }),
  });
  return root;
}

/**
 * A container for one video: plugin instances and state are its own.
 * @param garment may still be on its way: models are loaded meanwhile
 * @param everyStep runs the stages too whose result no plugin needs
 */
export function composeVideo(
  root: DependencyContainer,
  garment: Garment | Promise<Garment>,
  everyStep: boolean,
): DependencyContainer {
  const child = root.createChildContainer();
  child.register(tokens.disposables, { useValue: new Disposables() });
  child.register(tokens.session, {
    useFactory: instancePerContainerCachingFactory(async (own) => {
      const settings = own.resolve(tokens.settings);
      const { personAt } = settings.configuration;
      const [plugins, worn] = await Promise.all([
        own.resolve(tokens.backend).then((backend) => createTryOnPlugins(settings, backend)),
        garment,
      ]);
      const compositor = createWorkerCompositor(worn);
      const options = { personAt, clock: new StageClock(), compositor, everyStep };
      return own.resolve(tokens.disposables).add(new TryOnSession(plugins, worn, options));
    }),
  });
  return child;
}

/** Gives back all that a container made; its parent's things stay. */
export async function disposeContainer(own: DependencyContainer): Promise<void> {
  await own.resolve(tokens.disposables).dispose();
  await own.dispose();
}
