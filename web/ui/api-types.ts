// Made from the routes by scripts/api-types.ts: change a route, then run `npm run api-types`.
export interface paths {
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            demo: boolean;
                            setUp: boolean;
                            people: {
                                personId: string;
                                name: string;
                                entityId: string;
                                entityName: string;
                                /** @enum {string} */
                                role: "administrator" | "leaflet_editor" | "store_manager" | "store_employee";
                                storeId: string;
                                storeName: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        entityId: string;
                        /** Format: uuid */
                        personId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: string;
                        groupName: string;
                        entityId: string;
                        entityName: string;
                        country: string;
                        languages: string[];
                        currency: string;
                        timeZone: string;
                        storesCsv: string;
                        administrator: {
                            name: string;
                            /** Format: email */
                            email: string;
                            password: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            personId: string;
                            name: string;
                            language: string;
                            entity: {
                                entityId: string;
                                name: string;
                                country: string;
                                languages: string[];
                                currency: string;
                                timeZone: string;
                            };
                            memberships: {
                                /** @enum {string} */
                                role: "administrator" | "leaflet_editor" | "store_manager" | "store_employee";
                                storeId?: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stores: {
                                storeId: string;
                                name: string;
                                street: string;
                                postcode: string;
                                city: string;
                                latitude: number;
                                longitude: number;
                                timeZone: string;
                                openingHours: {
                                    days: number[];
                                    opens: string;
                                    closes: string;
                                }[];
                                distanceKm?: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                personId: string;
                                name: string;
                                entityId: string;
                                entityName: string;
                                /** @enum {string} */
                                role: "administrator" | "leaflet_editor" | "store_manager" | "store_employee";
                                storeId: string;
                                storeName: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: email */
                        email: string;
                        /** @enum {string} */
                        role: "administrator" | "leaflet_editor" | "store_manager" | "store_employee";
                        /** @default  */
                        storeId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groupName: string;
                            entities: {
                                entityId: string;
                                name: string;
                                country: string;
                                languages: string[];
                                currency: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    latitude?: number;
                    longitude?: number;
                };
                header?: never;
                path: {
                    entityId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stores: {
                                storeId: string;
                                name: string;
                                street: string;
                                postcode: string;
                                city: string;
                                latitude: number;
                                longitude: number;
                                timeZone: string;
                                openingHours: {
                                    days: number[];
                                    opens: string;
                                    closes: string;
                                }[];
                                distanceKm?: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            storeId: string;
                            name: string;
                            street: string;
                            postcode: string;
                            city: string;
                            latitude: number;
                            longitude: number;
                            timeZone: string;
                            openingHours: {
                                days: number[];
                                opens: string;
                                closes: string;
                            }[];
                            distanceKm?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        purpose: "leaflet" | "feed";
                        fileName: string;
                        sizeBytes: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uploadId: string;
                            sizeBytes: number;
                            received: number;
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                507: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uploadId: string;
                            sizeBytes: number;
                            received: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query: {
                    offset: number;
                };
                header?: never;
                path: {
                    uploadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uploadId: string;
                            sizeBytes: number;
                            received: number;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    ids?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            products: {
                                productId: string;
                                gtin: string | null;
                                title: string;
                                brand: string | null;
                                productType: string;
                                policyClass: string;
                                priceMinor: number;
                                unitPrice?: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                };
                                imageLink: string | null;
                            }[];
                            corrected?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/ranges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ranges: {
                                /** @enum {string} */
                                kind: "brand" | "department";
                                name: string;
                                products: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            imports: {
                                importId: string;
                                fileName: string;
                                /** @enum {string} */
                                state: "reading" | "imported" | "failed";
                                startedAt: string;
                                finishedAt: string | null;
                                rowsRead: number;
                                rowsImported: number;
                                errorCount: number;
                                errors: {
                                    line: number;
                                    code: string;
                                    message: string;
                                    values?: {
                                        [key: string]: string | number;
                                    };
                                }[];
                                contradictionCount: number;
                                contradictions: {
                                    line: number;
                                    otherLine: number | null;
                                    otherFile: string | null;
                                    /** @enum {string} */
                                    by: "id" | "gtin";
                                    name: string;
                                    differences: {
                                        /** @enum {string} */
                                        field: "price" | "title" | "brand" | "gtin" | "id";
                                        said: string;
                                        before: string;
                                    }[];
                                }[];
                                changeCount: number;
                                changes: {
                                    line: number;
                                    otherLine: number | null;
                                    otherFile: string | null;
                                    /** @enum {string} */
                                    by: "id" | "gtin";
                                    name: string;
                                    differences: {
                                        /** @enum {string} */
                                        field: "price" | "title" | "brand" | "gtin" | "id";
                                        said: string;
                                        before: string;
                                    }[];
                                }[];
                                retiredCount: number;
                                failure: string | null;
                                failureTold: {
                                    code: string;
                                    values: {
                                        [key: string]: string | number;
                                    };
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        uploadId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            accepted: true;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                leafletId: string;
                                title: string;
                                language: string;
                                /** @enum {string} */
                                state: "reading" | "review" | "failed" | "canceled";
                                validFrom: string;
                                validThrough: string;
                                storeIds: string[];
                                pageCount: number;
                                failure: string | null;
                                createdAt: string;
                                publishedVersion: number | null;
                                withdrawn: boolean;
                                offerCount: number;
                                unsureCount: number;
                                pagesRead: number;
                                scheduledFor: string | null;
                                scheduleRefused: boolean;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        uploadId: string;
                        title: string;
                        language: string;
                        storeIds: string[];
                        /** Format: date */
                        validFrom: string;
                        /** Format: date */
                        validThrough: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leafletId: string;
                            title: string;
                            language: string;
                            /** @enum {string} */
                            state: "reading" | "review" | "failed" | "canceled";
                            validFrom: string;
                            validThrough: string;
                            storeIds: string[];
                            pageCount: number;
                            failure: string | null;
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leafletId: string;
                            title: string;
                            language: string;
                            /** @enum {string} */
                            state: "reading" | "review" | "failed" | "canceled";
                            validFrom: string;
                            validThrough: string;
                            storeIds: string[];
                            pageCount: number;
                            failure: string | null;
                            createdAt: string;
                            pages: {
                                page: number;
                                /** @enum {string} */
                                state: "waiting" | "read" | "failed";
                                widthPt: number;
                                heightPt: number;
                                failure: string | null;
                            }[];
                            publishedVersion: number | null;
                            sureEnough: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        storeIds: string[];
                        /** Format: date */
                        validFrom: string;
                        /** Format: date */
                        validThrough: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leafletId: string;
                            title: string;
                            language: string;
                            /** @enum {string} */
                            state: "reading" | "review" | "failed" | "canceled";
                            validFrom: string;
                            validThrough: string;
                            storeIds: string[];
                            pageCount: number;
                            failure: string | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/leaflets/{leafletId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leafletId: string;
                            title: string;
                            language: string;
                            /** @enum {string} */
                            state: "reading" | "review" | "failed" | "canceled";
                            validFrom: string;
                            validThrough: string;
                            storeIds: string[];
                            pageCount: number;
                            failure: string | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leafletId: string;
                            title: string;
                            language: string;
                            /** @enum {string} */
                            state: "reading" | "review" | "failed" | "canceled";
                            validFrom: string;
                            validThrough: string;
                            storeIds: string[];
                            pageCount: number;
                            failure: string | null;
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offers: {
                                offerId: string;
                                revision: number;
                                risk: number;
                                departments: string[];
                                draft: {
                                    page: number;
                                    box: (number)[];
                                    name: string;
                                    brand: string | null;
                                    quantityText: string | null;
                                    priceMinor: number | null;
                                    regularMinor: number | null;
                                    /** @enum {string} */
                                    soldBy: "item" | "kg" | "100g";
                                    mechanic: {
                                        /** @enum {string} */
                                        type: "PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "FROM_PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "PRICE_CUT";
                                    } | {
                                        /** @enum {string} */
                                        type: "LOYALTY_PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "PERCENT_OFF";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "AMOUNT_OFF";
                                        amountMinor: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "NTH_PERCENT";
                                        nth: number;
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "X_PLUS_Y_FREE";
                                        buy: number;
                                        free: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "BUNDLE_PRICE";
                                        qty: number;
                                        totalMinor: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "MULTI_BUY_UNIT";
                                        minQty: number;
                                        unitMinor: number;
                                    } | ({
                                        /** @enum {string} */
                                        type: "LOYALTY_CREDIT";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "LOYALTY_CREDIT";
                                        amountMinor: number;
                                    }) | {
                                        /** @enum {string} */
                                        type: "EXTRA_QUANTITY";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                        text: string;
                                    };
                                    mechanicText: string | null;
                                    productIds: string[];
                                    proposedIds: string[];
                                    range?: string | null;
                                    mixAndMatch: boolean;
                                    loyaltyRequired: boolean;
                                    limitPerHousehold: number | null;
                                    /** Format: date */
                                    validFrom: string | null;
                                    /** Format: date */
                                    validThrough: string | null;
                                    confidence: number;
                                    reasons: string[];
                                    checked: boolean;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            edits: {
                                editId: string;
                                personName: string | null;
                                editedAt: string;
                                kind: string;
                                undone: boolean;
                                offerIds: string[];
                                names: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "move" | "resize" | "add" | "delete" | "split" | "merge" | "edit" | "check";
                        changes: {
                            /** Format: uuid */
                            offerId: string;
                            revision?: number;
                            after: {
                                page: number;
                                box: (number)[];
                                name: string;
                                brand: string | null;
                                quantityText: string | null;
                                priceMinor: number | null;
                                regularMinor: number | null;
                                /** @enum {string} */
                                soldBy: "item" | "kg" | "100g";
                                mechanic: {
                                    /** @enum {string} */
                                    type: "PRICE";
                                } | {
                                    /** @enum {string} */
                                    type: "FROM_PRICE";
                                } | {
                                    /** @enum {string} */
                                    type: "PRICE_CUT";
                                } | {
                                    /** @enum {string} */
                                    type: "LOYALTY_PRICE";
                                } | {
                                    /** @enum {string} */
                                    type: "PERCENT_OFF";
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "AMOUNT_OFF";
                                    amountMinor: number;
                                } | {
                                    /** @enum {string} */
                                    type: "NTH_PERCENT";
                                    nth: number;
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "X_PLUS_Y_FREE";
                                    buy: number;
                                    free: number;
                                } | {
                                    /** @enum {string} */
                                    type: "BUNDLE_PRICE";
                                    qty: number;
                                    totalMinor: number;
                                } | {
                                    /** @enum {string} */
                                    type: "MULTI_BUY_UNIT";
                                    minQty: number;
                                    unitMinor: number;
                                } | ({
                                    /** @enum {string} */
                                    type: "LOYALTY_CREDIT";
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "LOYALTY_CREDIT";
                                    amountMinor: number;
                                }) | {
                                    /** @enum {string} */
                                    type: "EXTRA_QUANTITY";
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                    text: string;
                                };
                                mechanicText: string | null;
                                productIds: string[];
                                proposedIds: string[];
                                range?: string | null;
                                mixAndMatch: boolean;
                                loyaltyRequired: boolean;
                                limitPerHousehold: number | null;
                                /** Format: date */
                                validFrom: string | null;
                                /** Format: date */
                                validThrough: string | null;
                                confidence: number;
                                reasons: string[];
                                checked: boolean;
                            } | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editId: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/bulk-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        targets: {
                            /** Format: uuid */
                            offerId: string;
                            revision: number;
                        }[];
                        change: {
                            mechanic?: {
                                /** @enum {string} */
                                type: "PRICE";
                            } | {
                                /** @enum {string} */
                                type: "FROM_PRICE";
                            } | {
                                /** @enum {string} */
                                type: "PRICE_CUT";
                            } | {
                                /** @enum {string} */
                                type: "LOYALTY_PRICE";
                            } | {
                                /** @enum {string} */
                                type: "PERCENT_OFF";
                                percent: number;
                            } | {
                                /** @enum {string} */
                                type: "AMOUNT_OFF";
                                amountMinor: number;
                            } | {
                                /** @enum {string} */
                                type: "NTH_PERCENT";
                                nth: number;
                                percent: number;
                            } | {
                                /** @enum {string} */
                                type: "X_PLUS_Y_FREE";
                                buy: number;
                                free: number;
                            } | {
                                /** @enum {string} */
                                type: "BUNDLE_PRICE";
                                qty: number;
                                totalMinor: number;
                            } | {
                                /** @enum {string} */
                                type: "MULTI_BUY_UNIT";
                                minQty: number;
                                unitMinor: number;
                            } | ({
                                /** @enum {string} */
                                type: "LOYALTY_CREDIT";
                                percent: number;
                            } | {
                                /** @enum {string} */
                                type: "LOYALTY_CREDIT";
                                amountMinor: number;
                            }) | {
                                /** @enum {string} */
                                type: "EXTRA_QUANTITY";
                                percent: number;
                            } | {
                                /** @enum {string} */
                                type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                text: string;
                            };
                            loyaltyRequired?: boolean;
                            mixAndMatch?: boolean;
                            limitPerHousehold?: number | null;
                            /** Format: date */
                            validFrom?: string | null;
                            /** Format: date */
                            validThrough?: string | null;
                            checked?: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editId: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    editId?: string;
                };
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editId: string;
                            kind: string;
                            offerIds: string[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/redo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    editId?: string;
                };
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editId: string;
                            kind: string;
                            offerIds: string[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        page: number;
                        /** Format: uuid */
                        offerId: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            others: {
                                personId: string;
                                name: string;
                                page: number;
                                offerId: string | null;
                            }[];
                            mark: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            threads: {
                                threadId: string;
                                offerId: string;
                                resolved: boolean;
                                comments: {
                                    commentId: string;
                                    personId: string;
                                    personName: string;
                                    writtenAt: string;
                                    text: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        offerId: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            threadId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/comments/{threadId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                    threadId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            threadId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/comments/{threadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                    threadId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        resolved: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            threadId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number | null;
                            differences: {
                                offerId: string;
                                parts: ("name" | "price" | "regular" | "mechanic" | "products" | "days" | "conditions" | "place")[];
                                before: {
                                    page: number;
                                    box: (number)[];
                                    name: string;
                                    brand: string | null;
                                    quantityText: string | null;
                                    priceMinor: number | null;
                                    regularMinor: number | null;
                                    /** @enum {string} */
                                    soldBy: "item" | "kg" | "100g";
                                    mechanic: {
                                        /** @enum {string} */
                                        type: "PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "FROM_PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "PRICE_CUT";
                                    } | {
                                        /** @enum {string} */
                                        type: "LOYALTY_PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "PERCENT_OFF";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "AMOUNT_OFF";
                                        amountMinor: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "NTH_PERCENT";
                                        nth: number;
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "X_PLUS_Y_FREE";
                                        buy: number;
                                        free: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "BUNDLE_PRICE";
                                        qty: number;
                                        totalMinor: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "MULTI_BUY_UNIT";
                                        minQty: number;
                                        unitMinor: number;
                                    } | ({
                                        /** @enum {string} */
                                        type: "LOYALTY_CREDIT";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "LOYALTY_CREDIT";
                                        amountMinor: number;
                                    }) | {
                                        /** @enum {string} */
                                        type: "EXTRA_QUANTITY";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                        text: string;
                                    };
                                    productIds: string[];
                                    range?: string | null;
                                    mixAndMatch: boolean;
                                    loyaltyRequired: boolean;
                                    limitPerHousehold: number | null;
                                    validFrom: string;
                                    validThrough: string;
                                } | null;
                                after: {
                                    page: number;
                                    box: (number)[];
                                    name: string;
                                    brand: string | null;
                                    quantityText: string | null;
                                    priceMinor: number | null;
                                    regularMinor: number | null;
                                    /** @enum {string} */
                                    soldBy: "item" | "kg" | "100g";
                                    mechanic: {
                                        /** @enum {string} */
                                        type: "PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "FROM_PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "PRICE_CUT";
                                    } | {
                                        /** @enum {string} */
                                        type: "LOYALTY_PRICE";
                                    } | {
                                        /** @enum {string} */
                                        type: "PERCENT_OFF";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "AMOUNT_OFF";
                                        amountMinor: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "NTH_PERCENT";
                                        nth: number;
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "X_PLUS_Y_FREE";
                                        buy: number;
                                        free: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "BUNDLE_PRICE";
                                        qty: number;
                                        totalMinor: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "MULTI_BUY_UNIT";
                                        minQty: number;
                                        unitMinor: number;
                                    } | ({
                                        /** @enum {string} */
                                        type: "LOYALTY_CREDIT";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "LOYALTY_CREDIT";
                                        amountMinor: number;
                                    }) | {
                                        /** @enum {string} */
                                        type: "EXTRA_QUANTITY";
                                        percent: number;
                                    } | {
                                        /** @enum {string} */
                                        type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                        text: string;
                                    };
                                    productIds: string[];
                                    range?: string | null;
                                    mixAndMatch: boolean;
                                    loyaltyRequired: boolean;
                                    limitPerHousehold: number | null;
                                    validFrom: string;
                                    validThrough: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review-threshold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sureEnough: number;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sureEnough: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sureEnough: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            nextVersion: number;
                            offerCount: number;
                            shoppableCount: number;
                            storeIds: string[];
                            blockers: {
                                /** @enum {string} */
                                code: "still_reading" | "no_offers" | "already_over" | "no_stores" | "needs_look" | "in_question" | "no_price" | "wrong_days" | "never_on_sale" | "unknown_product" | "unlawful";
                                offerId?: string;
                                page?: number;
                                productId?: string;
                                ruleId?: string;
                            }[];
                            findings: {
                                ruleId: string;
                                title: {
                                    fr: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                                /** @enum {string} */
                                certainty: "checked" | "to_be_checked";
                                source: {
                                    text: string;
                                    reference: string | null;
                                    readOn: string;
                                } | null;
                                place: {
                                    page: number | null;
                                    box: (number)[] | null;
                                    offerId: string | null;
                                };
                                /** @enum {string} */
                                message: "depth" | "word" | "prior_too_high" | "prior_depth" | "prior_none" | "prior_missing" | "prior_words" | "unit_price" | "unit_price_unknown" | "mention" | "mention_unread" | "banned" | "single_price" | "lot_contents" | "below_cost_count" | "below_cost_days" | "below_cost_notice" | "pack_refused";
                                values: {
                                    [key: string]: string | number;
                                };
                                fix: {
                                    /** @enum {string} */
                                    code: "percent" | "nth" | "set" | "extra" | "credit_percent" | "credit_amount" | "amount" | "bundle" | "unit" | "price" | "word" | "prior" | "cut" | "plain" | "single" | "remove";
                                    values: {
                                        [key: string]: string | number;
                                    };
                                    revision: number;
                                    change: {
                                        name?: string;
                                        mechanic?: {
                                            /** @enum {string} */
                                            type: "PRICE";
                                        } | {
                                            /** @enum {string} */
                                            type: "FROM_PRICE";
                                        } | {
                                            /** @enum {string} */
                                            type: "PRICE_CUT";
                                        } | {
                                            /** @enum {string} */
                                            type: "LOYALTY_PRICE";
                                        } | {
                                            /** @enum {string} */
                                            type: "PERCENT_OFF";
                                            percent: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "AMOUNT_OFF";
                                            amountMinor: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "NTH_PERCENT";
                                            nth: number;
                                            percent: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "X_PLUS_Y_FREE";
                                            buy: number;
                                            free: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "BUNDLE_PRICE";
                                            qty: number;
                                            totalMinor: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "MULTI_BUY_UNIT";
                                            minQty: number;
                                            unitMinor: number;
                                        } | ({
                                            /** @enum {string} */
                                            type: "LOYALTY_CREDIT";
                                            percent: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "LOYALTY_CREDIT";
                                            amountMinor: number;
                                        }) | {
                                            /** @enum {string} */
                                            type: "EXTRA_QUANTITY";
                                            percent: number;
                                        } | {
                                            /** @enum {string} */
                                            type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                            text: string;
                                        };
                                        mechanicText?: string | null;
                                        priceMinor?: number | null;
                                        regularMinor?: number | null;
                                    } | null;
                                } | null;
                            }[];
                            sure: {
                                offerCount: number;
                                shoppableCount: number;
                                heldIds: string[];
                                keptIds: string[];
                                blockers: {
                                    /** @enum {string} */
                                    code: "still_reading" | "no_offers" | "already_over" | "no_stores" | "needs_look" | "in_question" | "no_price" | "wrong_days" | "never_on_sale" | "unknown_product" | "unlawful";
                                    offerId?: string;
                                    page?: number;
                                    productId?: string;
                                    ruleId?: string;
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: {
                    part?: "all" | "sure";
                };
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            stores: number;
                            offers: number;
                            held: number;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/publication/offers/{offerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                    offerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            country: string;
                            refused: {
                                file: string;
                                field: string;
                                reason: string;
                                ruleId: string;
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                            } | null;
                            rules: {
                                ruleId: string;
                                title: {
                                    fr: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                                /** @enum {string} */
                                ownSeverity: "blocks" | "warns";
                                /** @enum {string} */
                                certainty: "checked" | "to_be_checked";
                                source: {
                                    text: string;
                                    reference: string | null;
                                    readOn: string;
                                };
                                inForceFrom: string | null;
                                inForceThrough: string | null;
                                note: {
                                    fr: string;
                                    en: string;
                                } | null;
                            }[];
                            decisions: {
                                decisionId: string;
                                ruleId: string;
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                                personName: string | null;
                                decidedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/law/rules/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ruleId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        severity: "blocks" | "warns";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            country: string;
                            refused: {
                                file: string;
                                field: string;
                                reason: string;
                                ruleId: string;
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                            } | null;
                            rules: {
                                ruleId: string;
                                title: {
                                    fr: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                                /** @enum {string} */
                                ownSeverity: "blocks" | "warns";
                                /** @enum {string} */
                                certainty: "checked" | "to_be_checked";
                                source: {
                                    text: string;
                                    reference: string | null;
                                    readOn: string;
                                };
                                inForceFrom: string | null;
                                inForceThrough: string | null;
                                note: {
                                    fr: string;
                                    en: string;
                                } | null;
                            }[];
                            decisions: {
                                decisionId: string;
                                ruleId: string;
                                /** @enum {string} */
                                severity: "blocks" | "warns";
                                personName: string | null;
                                decidedAt: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                learnedId: string;
                                /** @enum {string} */
                                kind: "link" | "mechanic";
                                printed: string;
                                products: {
                                    productId: string;
                                    title: string | null;
                                }[];
                                mechanic: ({
                                    /** @enum {string} */
                                    type: "PRICE";
                                } | {
                                    /** @enum {string} */
                                    type: "FROM_PRICE";
                                } | {
                                    /** @enum {string} */
                                    type: "PRICE_CUT";
                                } | {
                                    /** @enum {string} */
                                    type: "LOYALTY_PRICE";
                                } | {
                                    /** @enum {string} */
                                    type: "PERCENT_OFF";
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "AMOUNT_OFF";
                                    amountMinor: number;
                                } | {
                                    /** @enum {string} */
                                    type: "NTH_PERCENT";
                                    nth: number;
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "X_PLUS_Y_FREE";
                                    buy: number;
                                    free: number;
                                } | {
                                    /** @enum {string} */
                                    type: "BUNDLE_PRICE";
                                    qty: number;
                                    totalMinor: number;
                                } | {
                                    /** @enum {string} */
                                    type: "MULTI_BUY_UNIT";
                                    minQty: number;
                                    unitMinor: number;
                                } | ({
                                    /** @enum {string} */
                                    type: "LOYALTY_CREDIT";
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "LOYALTY_CREDIT";
                                    amountMinor: number;
                                }) | {
                                    /** @enum {string} */
                                    type: "EXTRA_QUANTITY";
                                    percent: number;
                                } | {
                                    /** @enum {string} */
                                    type: "GIFT" | "COUPON" | "POINTS" | "THRESHOLD";
                                    text: string;
                                }) | null;
                                times: number;
                                learnedByName: string | null;
                                learnedAt: string;
                                withdrawnByName: string | null;
                                withdrawnAt: string | null;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learned/{learnedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    learnedId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        forgotten: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            forgotten: boolean;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/browsing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    from?: string;
                    through?: string;
                    storeId?: string;
                    channel?: "web" | "whatsapp" | "messenger" | "qr" | "feed" | "pdf";
                };
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            grid: {
                                columns: number;
                                rows: number;
                            };
                            published: boolean;
                            all: {
                                views: number;
                                seconds: number;
                                taps: number;
                                adds: number;
                            };
                            pages: {
                                page: number;
                                views: number;
                                seconds: number;
                                taps: number;
                                adds: number;
                            }[];
                            offers: {
                                offerId: string;
                                name: string;
                                page: number;
                                box: number[];
                                taps: number;
                                adds: number;
                            }[];
                            stores: {
                                storeId: string;
                                views: number;
                                seconds: number;
                                taps: number;
                                adds: number;
                            }[];
                            channels: {
                                /** @enum {string} */
                                channel: "web" | "whatsapp" | "messenger" | "qr" | "feed" | "pdf";
                                views: number;
                                seconds: number;
                                taps: number;
                                adds: number;
                            }[];
                            days: {
                                day: string;
                                views: number;
                                seconds: number;
                                taps: number;
                                adds: number;
                            }[];
                            spots: {
                                page: number;
                                spot: number;
                                taps: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        page?: number | null;
                        /**
                         * Format: uuid
                         * @default null
                         */
                        offerId?: string | null;
                        /** @default null */
                        storeId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            address: string;
                            qrCode: string;
                            page: number | null;
                            offerId: string | null;
                            storeId: string | null;
                            validThrough: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schedule: {
                                /** Format: date */
                                date: string;
                                time: string;
                                refusal: string[] | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        date: string;
                        time: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schedule: {
                                /** Format: date */
                                date: string;
                                time: string;
                                refusal: string[] | null;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            schedule: {
                                /** Format: date */
                                date: string;
                                time: string;
                                refusal: string[] | null;
                            } | null;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editions: {
                                editionId: string;
                                tag: string;
                                name: string;
                                storeIds: string[];
                                changes: {
                                    /** Format: uuid */
                                    offerId: string;
                                    priceMinor: number | null;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        editionId?: string;
                        tag?: string;
                        name: string;
                        storeIds: string[];
                        changes: {
                            /** Format: uuid */
                            offerId: string;
                            priceMinor: number | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            editionId: string;
                            tag: string;
                            name: string;
                            storeIds: string[];
                            changes: {
                                /** Format: uuid */
                                offerId: string;
                                priceMinor: number | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaflets/{leafletId}/editions/{editionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leafletId: string;
                    editionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            removed: boolean;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/leaflets/{leafletId}/browsing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        /**
                         * @default web
                         * @enum {string}
                         */
                        channel: "web" | "whatsapp" | "messenger" | "qr" | "feed" | "pdf";
                        deeds: {
                            /** @enum {string} */
                            kind: "view" | "dwell" | "tap" | "add";
                            page: number;
                            /** Format: uuid */
                            offerId?: string;
                            x?: number;
                            y?: number;
                            seconds?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/on-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                    page?: number;
                };
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offers: {
                                offerId: string;
                                leafletId: string;
                                version: number;
                                page: number;
                                box: (number)[];
                                name: string;
                                brand: string | null;
                                quantityText: string | null;
                                department: string;
                                priceMinor: number | null;
                                /** @enum {string} */
                                soldBy: "item" | "kg" | "100g";
                                regularMinor: number | null;
                                lowestMinor: number | null;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                mechanicType: string;
                                wording: string;
                                loyaltyRequired: boolean;
                                limitPerHousehold: number | null;
                                validFrom: string;
                                validThrough: string;
                                products: {
                                    productId: string;
                                    title: string;
                                    brand: string | null;
                                    gtin: string | null;
                                    department: string;
                                    priceMinor: number;
                                    unitPrice: {
                                        minor: number;
                                        /** @enum {string} */
                                        per: "kg" | "L" | "piece";
                                    } | null;
                                    byWeight: boolean;
                                    increment: number;
                                    depositMinor: number;
                                    /** @enum {string} */
                                    stock: "in_stock" | "low" | "out" | "unknown";
                                    inChat: boolean;
                                    onWeb: boolean;
                                    webAge: number | null;
                                    imageLink: string | null;
                                }[];
                                range: string | null;
                                publishedAt: string;
                                storeId: string;
                                dearest: boolean;
                            }[];
                            freshSeconds: number;
                            nextPage: number | null;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/on-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                    page?: number;
                };
                header?: never;
                path: {
                    entityId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offers: {
                                offerId: string;
                                leafletId: string;
                                version: number;
                                page: number;
                                box: (number)[];
                                name: string;
                                brand: string | null;
                                quantityText: string | null;
                                department: string;
                                priceMinor: number | null;
                                /** @enum {string} */
                                soldBy: "item" | "kg" | "100g";
                                regularMinor: number | null;
                                lowestMinor: number | null;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                mechanicType: string;
                                wording: string;
                                loyaltyRequired: boolean;
                                limitPerHousehold: number | null;
                                validFrom: string;
                                validThrough: string;
                                products: {
                                    productId: string;
                                    title: string;
                                    brand: string | null;
                                    gtin: string | null;
                                    department: string;
                                    priceMinor: number;
                                    unitPrice: {
                                        minor: number;
                                        /** @enum {string} */
                                        per: "kg" | "L" | "piece";
                                    } | null;
                                    byWeight: boolean;
                                    increment: number;
                                    depositMinor: number;
                                    /** @enum {string} */
                                    stock: "in_stock" | "low" | "out" | "unknown";
                                    inChat: boolean;
                                    onWeb: boolean;
                                    webAge: number | null;
                                    imageLink: string | null;
                                }[];
                                range: string | null;
                                publishedAt: string;
                                storeId: string;
                                dearest: boolean;
                            }[];
                            freshSeconds: number;
                            nextPage: number | null;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/leaflets/{leafletId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "live" | "over" | "upcoming" | "withdrawn";
                            title: string;
                            validFrom: string;
                            validThrough: string;
                            storeIds: string[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/leaflets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leaflets: {
                                leafletId: string;
                                version: number;
                                title: string;
                                language: string;
                                validFrom: string;
                                validThrough: string;
                                pages: {
                                    page: number;
                                    widthPt: number;
                                    heightPt: number;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/leaflets/{leafletId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                    leafletId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "live" | "over" | "upcoming" | "withdrawn" | "elsewhere";
                            leaflet: {
                                leafletId: string;
                                version: number;
                                title: string;
                                language: string;
                                validFrom: string;
                                validThrough: string;
                                pages: {
                                    page: number;
                                    widthPt: number;
                                    heightPt: number;
                                }[];
                            };
                            offers: {
                                offerId: string;
                                leafletId: string;
                                version: number;
                                page: number;
                                box: (number)[];
                                name: string;
                                brand: string | null;
                                quantityText: string | null;
                                department: string;
                                priceMinor: number | null;
                                /** @enum {string} */
                                soldBy: "item" | "kg" | "100g";
                                regularMinor: number | null;
                                lowestMinor: number | null;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                mechanicType: string;
                                wording: string;
                                loyaltyRequired: boolean;
                                limitPerHousehold: number | null;
                                validFrom: string;
                                validThrough: string;
                                products: {
                                    productId: string;
                                    title: string;
                                    brand: string | null;
                                    gtin: string | null;
                                    department: string;
                                    priceMinor: number;
                                    unitPrice: {
                                        minor: number;
                                        /** @enum {string} */
                                        per: "kg" | "L" | "piece";
                                    } | null;
                                    byWeight: boolean;
                                    increment: number;
                                    depositMinor: number;
                                    /** @enum {string} */
                                    stock: "in_stock" | "low" | "out" | "unknown";
                                    inChat: boolean;
                                    onWeb: boolean;
                                    webAge: number | null;
                                    imageLink: string | null;
                                }[];
                                range: string | null;
                                lastWeekMinor: number | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/offers/{offerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                    offerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "live" | "over" | "upcoming" | "withdrawn" | "elsewhere";
                            offer: {
                                offerId: string;
                                leafletId: string;
                                version: number;
                                page: number;
                                box: (number)[];
                                name: string;
                                brand: string | null;
                                quantityText: string | null;
                                department: string;
                                priceMinor: number | null;
                                /** @enum {string} */
                                soldBy: "item" | "kg" | "100g";
                                regularMinor: number | null;
                                lowestMinor: number | null;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                mechanicType: string;
                                wording: string;
                                loyaltyRequired: boolean;
                                limitPerHousehold: number | null;
                                validFrom: string;
                                validThrough: string;
                                products: {
                                    productId: string;
                                    title: string;
                                    brand: string | null;
                                    gtin: string | null;
                                    department: string;
                                    priceMinor: number;
                                    unitPrice: {
                                        minor: number;
                                        /** @enum {string} */
                                        per: "kg" | "L" | "piece";
                                    } | null;
                                    byWeight: boolean;
                                    increment: number;
                                    depositMinor: number;
                                    /** @enum {string} */
                                    stock: "in_stock" | "low" | "out" | "unknown";
                                    inChat: boolean;
                                    onWeb: boolean;
                                    webAge: number | null;
                                    imageLink: string | null;
                                }[];
                                range: string | null;
                            };
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    q?: string;
                    language?: string;
                };
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            products: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                gtin: string | null;
                                department: string;
                                priceMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                byWeight: boolean;
                                increment: number;
                                depositMinor: number;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                inChat: boolean;
                                onWeb: boolean;
                                webAge: number | null;
                                imageLink: string | null;
                                offers: {
                                    offerId: string;
                                    leafletId: string;
                                    version: number;
                                    page: number;
                                    box: (number)[];
                                    name: string;
                                    brand: string | null;
                                    quantityText: string | null;
                                    department: string;
                                    priceMinor: number | null;
                                    /** @enum {string} */
                                    soldBy: "item" | "kg" | "100g";
                                    regularMinor: number | null;
                                    lowestMinor: number | null;
                                    unitPrice: {
                                        minor: number;
                                        /** @enum {string} */
                                        per: "kg" | "L" | "piece";
                                    } | null;
                                    mechanicType: string;
                                    wording: string;
                                    loyaltyRequired: boolean;
                                    limitPerHousehold: number | null;
                                    validFrom: string;
                                    validThrough: string;
                                    products: {
                                        productId: string;
                                        title: string;
                                        brand: string | null;
                                        gtin: string | null;
                                        department: string;
                                        priceMinor: number;
                                        unitPrice: {
                                            minor: number;
                                            /** @enum {string} */
                                            per: "kg" | "L" | "piece";
                                        } | null;
                                        byWeight: boolean;
                                        increment: number;
                                        depositMinor: number;
                                        /** @enum {string} */
                                        stock: "in_stock" | "low" | "out" | "unknown";
                                        inChat: boolean;
                                        onWeb: boolean;
                                        webAge: number | null;
                                        imageLink: string | null;
                                    }[];
                                    range: string | null;
                                }[];
                            }[];
                            corrected?: string;
                            complete: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path: {
                    entityId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        storeId?: string;
                        lines?: {
                            productId: string;
                            steps: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                            token: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        loyalty: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        storeId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/age": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ofAge: true;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/lines/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                    productId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        steps: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            productId: string;
                            steps: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/stores/{storeId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    storeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            slots: {
                                slotId: string;
                                storeId: string;
                                date: string;
                                timeZone: string;
                                startsAt: string;
                                endsAt: string;
                                cutoffAt: string;
                                capacity: number;
                                free: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        slotId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        phone?: string;
                        expectedTotalMinor?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/order/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/baskets/{basketId}/order/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    token?: string;
                    language?: string;
                };
                header?: {
                    "x-basket-token"?: string;
                };
                path: {
                    entityId: string;
                    basketId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            basketId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            storeId: string | null;
                            loyalty: boolean;
                            ageDeclared: boolean;
                            /** @enum {string} */
                            state: "open" | "held" | "ordered" | "abandoned";
                            hold: {
                                slotId: string;
                                startsAt: string;
                                endsAt: string;
                                promisedAt: string;
                                expiresAt: string;
                                /** @enum {string} */
                                state: "held" | "booked" | "expired" | "released";
                            } | null;
                            orderId: string | null;
                            date: string;
                            language: string;
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            regularMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                steps: number;
                                regularMinor: number;
                                unitPrice: {
                                    minor: number;
                                    /** @enum {string} */
                                    per: "kg" | "L" | "piece";
                                } | null;
                                lowestPriceMinor: number | null;
                                /** @enum {string} */
                                stock: "in_stock" | "low" | "out" | "unknown";
                                counted: boolean;
                                problems: ({
                                    /** @enum {string} */
                                    code: "unknown_product" | "not_sold_here" | "out_of_stock" | "not_on_web";
                                } | {
                                    /** @enum {string} */
                                    code: "not_in_chat";
                                    webOnly: boolean;
                                } | {
                                    /** @enum {string} */
                                    code: "needs_age";
                                    age: number;
                                })[];
                            }[];
                            nearlyReached: {
                                offerId: string;
                                leafletId: string;
                                wording: string;
                                productIds: string[];
                                gainMinor: number;
                            }[];
                            token: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        storeId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/lists/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: never;
                path: {
                    entityId: string;
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            storeId: string;
                            revision: number;
                            expiresAt: string;
                            lines: {
                                offerId: string;
                                quantity: number;
                                checked: boolean;
                                changed: number;
                                /** @enum {string} */
                                state: "live" | "over" | "upcoming" | "withdrawn";
                                offer: {
                                    offerId: string;
                                    leafletId: string;
                                    version: number;
                                    page: number;
                                    box: (number)[];
                                    name: string;
                                    brand: string | null;
                                    quantityText: string | null;
                                    department: string;
                                    priceMinor: number | null;
                                    /** @enum {string} */
                                    soldBy: "item" | "kg" | "100g";
                                    regularMinor: number | null;
                                    lowestMinor: number | null;
                                    unitPrice: {
                                        minor: number;
                                        /** @enum {string} */
                                        per: "kg" | "L" | "piece";
                                    } | null;
                                    mechanicType: string;
                                    wording: string;
                                    loyaltyRequired: boolean;
                                    limitPerHousehold: number | null;
                                    validFrom: string;
                                    validThrough: string;
                                    products: {
                                        productId: string;
                                        title: string;
                                        brand: string | null;
                                        gtin: string | null;
                                        department: string;
                                        priceMinor: number;
                                        unitPrice: {
                                            minor: number;
                                            /** @enum {string} */
                                            per: "kg" | "L" | "piece";
                                        } | null;
                                        byWeight: boolean;
                                        increment: number;
                                        depositMinor: number;
                                        /** @enum {string} */
                                        stock: "in_stock" | "low" | "out" | "unknown";
                                        inChat: boolean;
                                        onWeb: boolean;
                                        webAge: number | null;
                                        imageLink: string | null;
                                    }[];
                                    range: string | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": null;
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/lists/{secret}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/lists/{secret}/lines/{offerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    secret: string;
                    offerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query: {
                    seen: number;
                };
                header?: never;
                path: {
                    entityId: string;
                    secret: string;
                    offerId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                    secret: string;
                    offerId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        quantity?: number;
                        checked?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/desk/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    storeId: string;
                    date: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                orderId: string;
                                number: string;
                                /** @enum {string} */
                                state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                                /** @enum {string} */
                                channel: "web" | "whatsapp" | "messenger";
                                contactName: string | null;
                                startsAt: string;
                                endsAt: string;
                                placedAt: string;
                                totalMinor: number;
                                lineCount: number;
                                doneCount: number;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/start-picking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/collected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/uncollected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/goodwill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amountMinor: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/lines/{lineId}/picked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                    lineId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        steps: number;
                        override?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/orders/{orderId}/lines/{lineId}/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    orderId: string;
                    lineId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orderId: string;
                            basketId: string;
                            number: string;
                            /** @enum {string} */
                            state: "placed" | "picking" | "awaiting_shopper" | "ready" | "uncollected" | "collected" | "canceled";
                            storeId: string;
                            /** @enum {string} */
                            channel: "web" | "whatsapp" | "messenger";
                            shopperId: string | null;
                            contact: {
                                name: string | null;
                                phone: string | null;
                            };
                            slot: {
                                date: string;
                                startsAt: string;
                                endsAt: string;
                            };
                            /** @enum {string} */
                            currency: "EUR" | "PLN" | "RON" | "BRL" | "ARS" | "TWD";
                            lines: {
                                productId: string;
                                title: string;
                                brand: string | null;
                                imageLink: string | null;
                                aisle: string;
                                /** @enum {string} */
                                policyClass: "none" | "alcohol" | "tobacco" | "medicine" | "infant_formula";
                                basis: {
                                    /** @enum {string} */
                                    unit: "C62" | "KGM" | "LTR" | "MTR";
                                    scale: number;
                                    increment: number;
                                };
                                unitPriceMinor: number;
                                payableMinor: number;
                                depositMinor: number;
                                creditMinor: number;
                                applied: {
                                    offerId: string;
                                    leafletId: string;
                                    wording: string;
                                    steps: number;
                                    discountMinor: number;
                                    creditMinor: number;
                                }[];
                                lineId: string;
                                itemDepositMinor: number;
                                originalSteps: number;
                                totalSteps: number;
                                fulfilledSteps: number | null;
                                /** @enum {string} */
                                pickState: "open" | "picked" | "missing";
                                promisedPayableMinor: number;
                            }[];
                            adjustments: {
                                position: number;
                                /** @enum {string} */
                                kind: "price_adjustment" | "removal" | "goodwill";
                                lineId: string | null;
                                stepsDelta: number;
                                totalDelta: number;
                                personId: string | null;
                                reason: string;
                                adjustedAt: string;
                            }[];
                            promisedTotalMinor: number;
                            totalMinor: number;
                            creditMinor: number;
                            depositMinor: number;
                            savedMinor: number;
                            goodwillMinor: number;
                            checkAge: boolean;
                            placedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shop/{entityId}/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    entityId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            chats: {
                                /** @enum {string} */
                                channel: "whatsapp" | "messenger";
                                /** Format: uri */
                                link: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    storeId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                threadId: string;
                                storeId: string | null;
                                /** @enum {string} */
                                reason: "asked" | "order";
                                /** Format: date-time */
                                openedAt: string;
                                /** Format: date-time */
                                lastInboundAt: string;
                                /** @enum {string} */
                                channel: "whatsapp" | "messenger";
                                shopper: {
                                    name: string | null;
                                    language: string;
                                    storeId: string | null;
                                };
                                window: {
                                    open: boolean;
                                    /** Format: date-time */
                                    closesAt?: string;
                                };
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/threads/{threadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    threadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            threadId: string;
                            open: boolean;
                            storeId: string | null;
                            /** @enum {string} */
                            channel: "whatsapp" | "messenger";
                            shopper: {
                                name: string | null;
                                language: string;
                                storeId: string | null;
                            };
                            window: {
                                open: boolean;
                                /** Format: date-time */
                                closesAt?: string;
                            };
                            store: {
                                storeId: string;
                                name: string;
                                open: boolean;
                                /** Format: date-time */
                                opensAt?: string;
                            } | null;
                            orders: {
                                /** Format: uuid */
                                orderId: string;
                                number: string;
                                state: string;
                                storeId: string;
                                totalMinor: number;
                                currency: string;
                                /** Format: date-time */
                                startsAt: string;
                            }[];
                            messages: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                direction: "in" | "out";
                                type: string;
                                text: string;
                                delivery?: string;
                                errorCode?: number | null;
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/threads/{threadId}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    threadId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            window: {
                                open: boolean;
                                /** Format: date-time */
                                closesAt?: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/threads/{threadId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    threadId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closed: boolean;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            detail?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
