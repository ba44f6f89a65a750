/** Holds something that must be given back. Called once; nothing is called afterwards. */
export interface Disposable {
  dispose?(): Promise<void>;
}
