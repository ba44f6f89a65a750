import type { Garment } from '@drapeflow/core';
import type { Fit } from '../clothes/fit.js';
import type { TailoredGarment } from '../clothes/tailor-garment.js';
import type { Motion } from '../motion/motion.js';
import type { Person } from '../people/person.js';
import type { Light } from '../render/view.js';
import type { Backdrop } from '../world/backdrop.js';
import type { CameraPath } from '../world/camera-path.js';
import type { Phone } from '../world/phone/phone.js';

/** A garment's picture, and the garment made to a person's measure. */
export interface Outfit {
  readonly garment: Garment;
  readonly fit: Fit;
  readonly tailored: TailoredGarment;
}

/** All that one sequence is made of. Each frame of it can be rendered alone. */
export interface Take {
  readonly person: Person;
  readonly motion: Motion;
  /** Where in the motion the first frame is, seconds. */
  readonly start: number;
  /** What the person wears. */
  readonly outfit: Outfit;
  /** What the person wears instead in the same moments. */
  readonly otherOutfit: Outfit;
  readonly camera: CameraPath;
  readonly light: Light;
  readonly backdrop: Backdrop;
  readonly phone: Phone;
}
