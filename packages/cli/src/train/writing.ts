/** What a write gives. @throws DrapeflowError OUTPUT_DISK_FULL, OUTPUT_NOT_WRITABLE */
export async function writing<Result>(path: string, written: Promise<Result>): Promise<Result> {
  try {
    return await written;
  } catch (cause) {
    const { outputError } = await import('@drapeflow/video');
    throw outputError(path, cause);
  }
}
