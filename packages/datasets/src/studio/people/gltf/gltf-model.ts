import { DrapeflowError } from '@drapeflow/core';
import type { Texture } from '../../render/texture.js';
import { readMesh, type GltfMesh } from './gltf-mesh.js';
import { readSkeleton, type GltfSkeleton, type JointNames } from './gltf-skeleton.js';
import { invalidBody } from './invalid-body.js';
import { readBytes, readUri, type GltfFile } from './read-gltf.js';
import { readTexture } from './read-texture.js';

/** A humanoid of a glTF file. Meshes are made when they are asked for, once. */
export class GltfModel {
  private readonly bones: GltfSkeleton;
  private readonly meshes = new Map<string, GltfMesh>();

  /** @throws DrapeflowError BODY_FILE_INVALID, BODY_LAYOUT_UNFIT */
  constructor(
    private readonly file: GltfFile,
    joints: JointNames,
  ) {
    this.bones = readSkeleton(file, joints);
  }

  get skeleton() {
    return this.bones.skeleton;
  }

  /**
   * The meshes by the names of their nodes; where a mesh has several materials, its parts are `name`, `name.1`,
   * `name.2` …
   */
  get meshNames(): readonly string[] {
    return [...this.places().keys()];
  }

  /** @throws DrapeflowError BODY_FILE_INVALID, BODY_LAYOUT_UNFIT */
  mesh(name: string): GltfMesh {
    const known = this.meshes.get(name);
    if (known) return known;
    const places = this.places();
    const place = places.get(name);
    if (!place) {
      throw new DrapeflowError('BODY_LAYOUT_UNFIT', {
        path: this.file.path,
        problems: [`there is no mesh '${name}'`],
        known: [...places.keys()],
      });
    }
    const mesh = readMesh(this.file, this.bones, place.node, place.primitive);
    this.meshes.set(name, mesh);
    return mesh;
  }

  /** The path of an image that lies beside the file; undefined of one within it. */
  imageUri(image: number): string | undefined {
    const uri = this.file.document.images[image]?.uri;
    return uri?.startsWith('data:') ? undefined : uri;
  }

  /** @throws DrapeflowError BODY_FILE_INVALID, PICTURE_UNREADABLE, FILE_NOT_FOUND */
  async texture(image: number, side: number): Promise<Texture> {
    const { path, document, buffers } = this.file;
    const { uri, bufferView } = document.images[image] ?? {};
    if (uri !== undefined) return readTexture(path, await readUri(path, uri, readBytes), side);
    const view = bufferView === undefined ? undefined : document.bufferViews[bufferView];
    const buffer = view && buffers[view.buffer];
    if (!buffer) throw invalidBody(path, `image ${image} is not there`);
    const bytes = buffer.subarray(view.byteOffset, view.byteOffset + view.byteLength);
    return readTexture(path, bytes, side);
  }

  private places() {
    const { nodes, meshes } = this.file.document;
    return new Map(
      nodes.flatMap(({ name, mesh }, node) => {
        const primitives = mesh === undefined ? [] : (meshes[mesh]?.primitives ?? []);
        const own = name ?? (mesh === undefined ? undefined : meshes[mesh]?.name) ?? `node ${node}`;
        return primitives.map((primitive, part) => {
          const full = part === 0 ? own : `${own}.${part}`;
          return [full, { node, primitive }] as const;
        });
      }),
    );
  }
}
