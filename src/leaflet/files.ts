import { existsSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { type EntityId, type FastifyReply, Problem } from '../platform/index.ts';

/** Widths of page images, in pixels: a small phone, a phone at double density, a desk. */
export const pageWidths = [480, 828, 1250] as const;
export type PageWidth = (typeof pageWidths)[number];

/** Where a leaflet's PDF and page images lie in the data folder. */
export interface LeafletFiles {
  pdf(entityId: EntityId, leafletId: string): string;
  pageImage(entityId: EntityId, leafletId: string, page: number, width: PageWidth): string;
  savePageImage(entityId: EntityId, leafletId: string, page: number, width: PageWidth, webp: Uint8Array): Promise<void>;
  /** WhatsApp shows JPEG and PNG, not WebP: the picture is converted as it is sent. */
  sendJpeg(reply: FastifyReply, webpPath: string): Promise<FastifyReply>;
  /** The part of a page that shows one offer, cut out of the page's largest picture. `share` is the offer's box as shares of the page, 0 to 1. */
  sendOfferJpeg(
    reply: FastifyReply,
    webpPath: string,
    share: readonly [number, number, number, number],
  ): Promise<FastifyReply>;
  /** Gives the uploaded file its place here too; the upload's own name goes once the rows are written. */
  takeOver(uploadPath: string, entityId: EntityId, leafletId: string): Promise<void>;
  remove(entityId: EntityId, leafletId: string): Promise<void>;
}

export function leafletFiles(dataFolder: string): LeafletFiles {
  const folder = (entityId: EntityId, leafletId: string): string => join(dataFolder, 'leaflets', entityId, leafletId);
  const pdf = (entityId: EntityId, leafletId: string): string => join(folder(entityId, leafletId), 'leaflet.pdf');
  const pageImage = (entityId: EntityId, leafletId: string, page: number, width: PageWidth): string =>
    join(folder(entityId, leafletId), `page-${page}-${width}.webp`);
  return {
    pdf,
    pageImage,
    savePageImage: async (entityId, leafletId, page, width, webp) => {
      const path = pageImage(entityId, leafletId, page, width);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, webp);
      await rename(`${path}.part`, path);
    },
    sendJpeg: async (reply, webpPath) => {
      if (!existsSync(webpPath)) throw new Problem(404, 'no_picture', 'This page has no picture.');
      const jpeg = await sharp(webpPath).jpeg({ quality: 80 }).toBuffer();
      return reply.header('cache-control', 'public, max-age=31536000, immutable').type('image/jpeg').send(jpeg);
    },
    sendOfferJpeg: async (reply, webpPath, share) => {
      if (!existsSync(webpPath)) throw new Problem(404, 'no_picture', 'This page has no picture.');
      const page = sharp(webpPath);
      const { width = 1, height = 1 } = await page.metadata();
      const jpeg = await page
        .extract(cut(share, width, height))
        .jpeg({ quality: 82 })
        .toBuffer();
      return reply.header('cache-control', 'public, max-age=86400').type('image/jpeg').send(jpeg);
    },
    takeOver: async (uploadPath, entityId, leafletId) => {
      await mkdir(folder(entityId, leafletId), { recursive: true });
      await link(uploadPath, pdf(entityId, leafletId));
    },
    remove: (entityId, leafletId) => rm(folder(entityId, leafletId), { recursive: true, force: true }),
  };
}

/** Whole pixels inside the picture, at least one wide and high. */
function cut([x0, y0, x1, y1]: readonly [number, number, number, number], width: number, height: number) {
  const within = (share: number, size: number): number => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
  const [left, top] = [within(x0, width), within(y0, height)];
  const [right, bottom] = [within(x1, width), within(y1, height)];
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
