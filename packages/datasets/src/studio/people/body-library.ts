import { readdir } from 'node:fs/promises';
import { basename, extname, join, sep } from 'node:path';
import { DrapeflowError, messageOf } from '@drapeflow/core';
import type { Texture } from '../render/texture.js';
import { greyed } from './colours.js';
import type { GltfMesh } from './gltf/gltf-mesh.js';
import { GltfModel } from './gltf/gltf-model.js';
import { readBytes, readGltf } from './gltf/read-gltf.js';
import { readTexture } from './gltf/read-texture.js';
import { matching, type Layout } from './layout.js';
import { readManifest, type Manifest } from './read-manifest.js';

const endings = ['.gltf', '.glb'];
const white: Texture = { width: 1, height: 1, channels: 3, data: new Uint8Array([255, 255, 255]) };

/** A folder of glTF bodies: what is read of it is kept, and shared where several bodies use it. */
export class BodyLibrary {
  private readonly models = new Map<string, Promise<GltfModel>>();
  private readonly bytes = new Map<string, Promise<Uint8Array>>();
  private readonly textures = new Map<string, Promise<Texture>>();
  private readonly greys = new Map<Texture, Texture>();

  private constructor(
    private readonly folder: string,
    private readonly files: readonly string[],
    private readonly layout: Layout,
    private readonly textureSide: number,
    readonly manifest: Manifest | undefined,
  ) {}

  /** @throws DrapeflowError BODIES_MISSING, BODY_FILE_INVALID, FILE_NOT_FOUND, FILE_NOT_READABLE */
  static async open(folder: string, layout: Layout, textureSide: number): Promise<BodyLibrary> {
    const files = await listFiles(folder);
    const manifest = layout.manifest && (await readManifest(join(folder, layout.manifest)));
    const library = new BodyLibrary(folder, files, layout, textureSide, manifest || undefined);
    if (library.bodyNames.length === 0) {
      throw new DrapeflowError('BODIES_MISSING', { folder, allowed: endings });
    }
    return library;
  }

  /** The names of the body files, without ending. */
  get bodyNames(): readonly string[] {
    return this.bodyFiles.map((file) => basename(file, extname(file)));
  }

  /** @throws DrapeflowError BODY_FILE_INVALID, BODY_LAYOUT_UNFIT, FILE_NOT_FOUND, FILE_NOT_READABLE */
  model(bodyName: string): Promise<GltfModel> {
    return remembered(this.models, bodyName, async () => {
      const file = this.bodyFiles.find((name) => basename(name, extname(name)) === bodyName)!;
      // Bodies of one kind share a file of what they have in common.
      const read = (path: string) => remembered(this.bytes, path, () => readBytes(path));
      return new GltfModel(await readGltf(join(this.folder, file), read), this.layout.joints);
    });
  }

  /** The pictures in the folder that patterns name, by their paths within it. */
  pictureNames(patterns: readonly string[]): readonly string[] {
    return this.found('picture', patterns, this.files);
  }

  /** The meshes of a body that patterns name. */
  meshNames(model: GltfModel, patterns: readonly string[]): readonly string[] {
    return this.found('mesh', patterns, model.meshNames);
  }

  /** @param name a path within the folder */
  picture(name: string): Promise<Texture> {
    const path = join(this.folder, name);
    return remembered(this.textures, path, async () =>
      readTexture(path, await readBytes(path), this.textureSide),
    );
  }

  /** The picture that a mesh has in its file; a white pixel where it has none. */
  async textureOf(bodyName: string, { image }: GltfMesh): Promise<Texture> {
    if (image === undefined) return white;
    const model = await this.model(bodyName);
    const uri = model.imageUri(image);
    if (uri !== undefined) return this.picture(decodeURIComponent(uri));
    return remembered(this.textures, `${bodyName}#${image}`, () =>
      model.texture(image, this.textureSide),
    );
  }

  /** A texture in shades of grey. */
  greyed(texture: Texture): Texture {
    let grey = this.greys.get(texture);
    if (!grey) this.greys.set(texture, (grey = greyed(texture)));
    return grey;
  }

  private get bodyFiles(): readonly string[] {
    return this.files.filter(
      (file) => endings.includes(extname(file).toLowerCase()) && !file.includes('/'),
    );
  }

  /** A pattern that names nothing is a slip of the pen, not a wish for nothing. */
  private found(kind: string, patterns: readonly string[], known: readonly string[]): string[] {
    const idle = patterns.filter((pattern) => matching([pattern], known).length === 0);
    if (idle.length > 0) {
      throw new DrapeflowError('BODY_LAYOUT_UNFIT', {
        path: this.folder,
        problems: idle.map((pattern) => `no ${kind} is named '${pattern}'`),
        known,
      });
    }
    return matching(patterns, known);
  }
}

/** All files in a folder and those within it, by their paths with slashes, in the same order everywhere. */
async function listFiles(folder: string): Promise<string[]> {
  try {
    const files = await readdir(folder, { recursive: true });
    return files.map((file) => file.split(sep).join('/')).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new DrapeflowError('FILE_NOT_FOUND', { path: folder }, { cause });
    const problem = messageOf(cause);
    throw new DrapeflowError('FILE_NOT_READABLE', { path: folder, problem }, { cause });
  }
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  let value = known.get(key);
  if (!value) known.set(key, (value = make()));
  return value;
}
