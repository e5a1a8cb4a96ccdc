import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

let prepared = false;

function prepare(): void {
  if (prepared) return;
  // Left to itself the module would fetch its code from the network.
  const wasmPath = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasmPath)).buffer } });
  prepared = true;
}

/** A text as a QR code: an SVG without a size of its own, black on white, with the quiet zone that readers need. Level M survives print. */
export async function qrCodeSvg(text: string): Promise<string> {
  prepare();
  const { svg, error } = await writeBarcode(text, {
    format: 'QRCode',
    scale: 1,
    addQuietZones: true,
    options: 'ecLevel=M',
  });
  const size = /<svg width="(\d+)"/.exec(svg)?.[1];
  const squares = /<path d="([^"]+)"/.exec(svg)?.[1];
  if (!size || !squares) throw new Error(`A QR code could not be drawn: ${error}`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${squares}"/></svg>`
  );
}
