/** A pinhole camera. */
export interface Camera {
  /** Where it is, metres. */
  readonly position: readonly [number, number, number];
  /** A point it looks at: the middle of the picture. */
  readonly target: readonly [number, number, number];
  /** How far it is turned about its line of sight, radians, clockwise for the picture's content. */
  readonly roll: number;
  /** The angle from the picture's upper to its lower edge, radians. */
  readonly verticalAngle: number;
}

/** Light from a direction, and from all sides. Colours are factors; a white wall that faces the light is their sum. */
export interface Light {
  /** A unit vector towards the light. */
  readonly direction: readonly [number, number, number];
  readonly colour: readonly [number, number, number];
  readonly ambient: readonly [number, number, number];
}
