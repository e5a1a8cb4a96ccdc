import { api, bodyOf, Refused } from './api.ts';

const pieceBytes = 4 * 1024 * 1024;
const tries = 6;

/**
 * Sends a file in pieces. A piece that is lost is asked for and sent again, so a broken connection costs seconds, not the file.
 * @returns the upload's id, for the call that uses it.
 */
export async function sendFile(
  file: File,
  purpose: 'leaflet' | 'feed',
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const body = { purpose, fileName: file.name, sizeBytes: file.size };
  const { uploadId } = await bodyOf(api.POST('/api/uploads', { body, signal }));
  let received = 0;
  let failures = 0;
  while (received < file.size) {
    try {
      received = await sendPiece(uploadId, file, received, signal);
      failures = 0;
      onProgress(received / file.size);
    } catch (error) {
      if (signal.aborted || (error instanceof Refused && error.status !== 409 && error.status < 500)) throw error;
      if (++failures > tries) throw error;
      await new Promise((settle) => setTimeout(settle, 500 * 2 ** failures));
      received = (await bodyOf(api.GET('/api/uploads/{uploadId}', { params: { path: { uploadId } }, signal })))
        .received;
    }
  }
  return uploadId;
}

async function sendPiece(uploadId: string, file: File, offset: number, signal: AbortSignal): Promise<number> {
  const answer = await fetch(`/api/uploads/${uploadId}?offset=${offset}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/octet-stream' },
    body: file.slice(offset, offset + pieceBytes),
    signal,
  });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Refused(body);
  return Number(body['received']);
}
