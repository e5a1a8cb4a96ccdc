/** What scripts add to a leaflet. Everything in it can be read, searched and bought from without them. */

import { addWithoutLeaving } from '../viewer/add-offers.ts';
import { tellBrowsing } from '../viewer/browsing.ts';
import { filterOffers } from '../viewer/filter-offers.ts';
import { keepForOffline } from '../viewer/keep-offline.ts';
import { fetchPagesAsTheyComeNear } from '../viewer/near-pages.ts';
import { openOffersInSheet } from '../viewer/offer-sheet.ts';
import { shareLinks } from '../viewer/share.ts';
import { turnPagesByKey } from '../viewer/turn-pages.ts';
import { zoomPages } from '../viewer/zoom-pages.ts';

fetchPagesAsTheyComeNear();
addWithoutLeaving();
filterOffers();
zoomPages();
openOffersInSheet();
turnPagesByKey();
shareLinks();
tellBrowsing();
keepForOffline();
