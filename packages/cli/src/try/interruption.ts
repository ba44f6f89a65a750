const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof exitCodes;
const signals = Object.keys(exitCodes) as Signal[];

/** How long the end at once may take. */
const patienceMilliseconds = 1000;

/** Listens for Ctrl-C and its like: the first asks to stop soon, the second ends the process. */
export class Interruption {
  private received: Signal | undefined;

  /**
   * @param onFirst ends what is shown on the terminal, since a line is printed there
   * @param onForced removes what is unfinished
   */
  constructor(
    private readonly onFirst: () => void,
    private readonly onForced: () => Promise<void>,
  ) {
    for (const signal of signals) process.on(signal, this.receive);
  }

  /** The exit code of a command that is to stop; undefined while it may go on. */
  get exitCode(): number | undefined {
    return this.received && exitCodes[this.received];
  }

  stopListening(): void {
    for (const signal of signals) process.off(signal, this.receive);
  }

  private readonly receive = (signal: NodeJS.Signals): void => {
    const end = () => process.exit(exitCodes[signal as Signal]);
    if (this.received) {
      setTimeout(end, patienceMilliseconds);
      void this.onForced().finally(end);
      return;
    }
    this.received = signal as Signal;
    this.onFirst();
    process.stderr.write('Stopping; what is done is kept. Once more to end at once.\n');
  };
}
