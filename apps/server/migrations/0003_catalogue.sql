-- What is sold and where it is kept.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Equal without regard to letter case, in every script and whatever the locale of the database: the same mapping as
-- JavaScript's toLowerCase(). Keys are compared byte by byte, so that an index on them also answers "starts with".
CREATE FUNCTION case_key(input text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(input COLLATE "und-x-icu") COLLATE "C";

CREATE TABLE category (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES category,
  CHECK (parent_id <> id)
);
CREATE UNIQUE INDEX category_name ON category (tenant_id, parent_id, case_key(name)) NULLS NOT DISTINCT WHERE archived_at IS NULL;
SELECT protect_tenant_table('category');

CREATE TABLE product (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (case_key(name)) STORED,
  description text NOT NULL DEFAULT '',
  category_id uuid,
  brand text NOT NULL DEFAULT '',
  brand_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (case_key(brand)) STORED,
  kind text NOT NULL DEFAULT 'stocked' CHECK (kind IN ('stocked', 'service')),
  tracking text NOT NULL DEFAULT 'none' CHECK (tracking IN ('none', 'lot', 'serial', 'lot+serial')),
  custom jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, category_id) REFERENCES category
);
-- The orders of the product list; created_at has the order of the id.
CREATE INDEX product_by_name ON product (tenant_id, name_key, id);
CREATE INDEX product_by_change ON product (tenant_id, updated_at, id);
CREATE INDEX product_by_category ON product (tenant_id, category_id) WHERE category_id IS NOT NULL;
CREATE INDEX product_by_brand ON product (tenant_id, brand_key) WHERE brand <> '';
SELECT protect_tenant_table('product');

-- The sellable unit (SKU). Everything the ledger must know stands here, so it reads one row per line.
-- Money in minor units of the tenant's currency; scale is the number of decimals of the base unit (R-UOM-1).
CREATE TABLE variant (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL CHECK (sku <> ''),
  sku_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (case_key(sku)) STORED,
  name text NOT NULL DEFAULT '',
  base_unit text NOT NULL DEFAULT 'piece',
  scale smallint NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 6),
  stocked boolean NOT NULL DEFAULT true,
  price_minor bigint CHECK (price_minor >= 0),
  cost_minor bigint CHECK (cost_minor >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  -- Archived by its product, so it comes back with it; one that was archived by itself does not.
  archived_with_product boolean NOT NULL DEFAULT false CHECK (NOT archived_with_product OR archived_at IS NOT NULL),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, sku_key),
  FOREIGN KEY (tenant_id, product_id) REFERENCES product
);
CREATE INDEX variant_product ON variant (tenant_id, product_id);
SELECT protect_tenant_table('variant');

CREATE TABLE barcode (
  tenant_id uuid NOT NULL,
  code text COLLATE "C" NOT NULL CHECK (code <> ''),
  variant_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, code),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variant
);
CREATE INDEX barcode_variant ON barcode (tenant_id, variant_id);
SELECT protect_tenant_table('barcode');

-- The face of the catalogue for other modules' pages and reports: one row per SKU.
CREATE VIEW catalogue_variant WITH (security_invoker = true) AS
  SELECT v.tenant_id, v.id AS variant_id, v.product_id, v.sku, v.sku_key,
         CASE WHEN v.name = '' THEN p.name ELSE p.name || ' – ' || v.name END AS name,
         p.brand, p.category_id, v.base_unit, v.scale, v.stocked, v.price_minor, v.cost_minor,
         coalesce(v.archived_at, p.archived_at) IS NOT NULL AS archived
    FROM variant v JOIN product p ON p.tenant_id = v.tenant_id AND p.id = v.product_id;
GRANT SELECT ON catalogue_variant TO lumbung_app;

CREATE TABLE warehouse (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code <> ''),
  code_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (case_key(code)) STORED,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('main', 'branch', 'virtual')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code_key)
);
SELECT protect_tenant_table('warehouse');

-- A tree per warehouse whose root has the id of the warehouse, and the counter-locations, which belong to no warehouse
-- and have the same fixed ids in every tenant (R-LED-2).
CREATE TABLE location (
  tenant_id uuid NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  warehouse_id uuid,
  parent_id uuid,
  code text NOT NULL CHECK (code <> ''),
  code_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (case_key(code)) STORED,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('storage', 'supplier', 'customer', 'transit', 'loss', 'gain', 'opening', 'production')),
  version integer NOT NULL DEFAULT 1,
  archived_at timestamptz,
  archived_with_warehouse boolean NOT NULL DEFAULT false CHECK (NOT archived_with_warehouse OR archived_at IS NOT NULL),
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, warehouse_id, code_key),
  FOREIGN KEY (tenant_id, warehouse_id) REFERENCES warehouse,
  FOREIGN KEY (tenant_id, parent_id) REFERENCES location,
  CHECK ((kind = 'storage') = (warehouse_id IS NOT NULL)),
  CHECK (kind <> 'storage' OR (parent_id IS NULL) = (id = warehouse_id)),
  CHECK (parent_id <> id)
);
SELECT protect_tenant_table('location');

-- The face of the warehouses for other modules.
CREATE VIEW warehouse_face WITH (security_invoker = true) AS
  SELECT tenant_id, id AS warehouse_id, code, name, kind, archived_at IS NOT NULL AS archived FROM warehouse;
CREATE VIEW location_face WITH (security_invoker = true) AS
  SELECT tenant_id, id AS location_id, warehouse_id, parent_id, code, name, kind, archived_at IS NOT NULL AS archived FROM location;
GRANT SELECT ON warehouse_face, location_face TO lumbung_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- Search over name, brand, SKU and barcode.
--
-- One row per SKU with its words as a tsvector, and a dictionary of the distinct words with their trigrams. Whole words
-- and beginnings of words are answered by the first index alone; a substring or a typing error is first looked up among
-- the distinct words, which grow far slower than the SKUs. Triggers keep both, so no writer can forget them.

CREATE TABLE catalogue_search_entry (
  tenant_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  archived boolean NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (tenant_id, variant_id)
);
-- New entries wait in a list that every search reads whole, so after an import it must be short: 128 kB instead of 4 MB.
CREATE INDEX catalogue_search_entry_words ON catalogue_search_entry USING gin (tenant_id, words) WITH (gin_pending_list_limit = 128);
CREATE INDEX catalogue_search_entry_name ON catalogue_search_entry (tenant_id, name_key);
SELECT protect_tenant_table('catalogue_search_entry');

-- Not unique on purpose: two transactions that meet a new word at once each write it, instead of one waiting for the
-- other's commit (an import holds its own for a while). A word too many costs nothing.
CREATE TABLE catalogue_word (
  tenant_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL
);
CREATE INDEX catalogue_word_exact ON catalogue_word (tenant_id, word);
CREATE INDEX catalogue_word_trigram ON catalogue_word USING gin (tenant_id, word gin_trgm_ops) WITH (gin_pending_list_limit = 128);
-- Typing errors are looked for among real words; codes are many more.
CREATE INDEX catalogue_word_spelling ON catalogue_word USING gin (tenant_id, word gin_trgm_ops) WITH (gin_pending_list_limit = 128) WHERE word !~ '[0-9]';
SELECT protect_tenant_table('catalogue_word');

-- Text as it is compared in a search: small letters without accents, so that "cafe" finds "Café".
CREATE FUNCTION search_fold(input text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(lower(normalize(input, NFKD) COLLATE "und-x-icu"), '[\u0300-\u036f\u064b-\u065f]', '', 'g') COLLATE "C";

-- The distinct words of a folded text: runs of letters and digits of any script, at most 64 characters each.
CREATE FUNCTION search_words(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(SELECT DISTINCT left(word, 64) FROM regexp_split_to_table(folded COLLATE "und-x-icu", '[^[:alnum:]]+') AS word WHERE word <> '');

-- A code without its punctuation, so that AB-12/3 is found as ab123.
CREATE FUNCTION search_compact(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN left(regexp_replace(folded COLLATE "und-x-icu", '[^[:alnum:]]+', '', 'g'), 64) COLLATE "C";

CREATE FUNCTION catalogue_index(p_tenants uuid[], p_variants uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH entry AS (
    INSERT INTO catalogue_search_entry AS e (tenant_id, variant_id, name_key, archived, words)
    SELECT v.tenant_id, v.id, search_fold(trim(p.name || ' ' || v.name)), coalesce(v.archived_at, p.archived_at) IS NOT NULL,
           array_to_tsvector(array_remove(search_words(search_fold(concat_ws(' ', p.name, v.name, p.brand, v.sku, b.codes))) || search_compact(search_fold(v.sku)) || b.compact, ''))
      FROM (SELECT DISTINCT t, i FROM unnest(p_tenants, p_variants) AS x(t, i)) changed
      JOIN variant v ON v.tenant_id = changed.t AND v.id = changed.i
      JOIN product p ON p.tenant_id = v.tenant_id AND p.id = v.product_id
      CROSS JOIN LATERAL (SELECT string_agg(code, ' ') AS codes, coalesce(array_agg(search_compact(search_fold(code))) FILTER (WHERE code <> ''), '{}') AS compact
                            FROM barcode WHERE tenant_id = v.tenant_id AND variant_id = v.id) b
     ORDER BY v.tenant_id, v.id
        ON CONFLICT (tenant_id, variant_id) DO UPDATE SET name_key = excluded.name_key, archived = excluded.archived, words = excluded.words
     RETURNING e.tenant_id, e.words
  ), found AS (
    SELECT DISTINCT entry.tenant_id, w.word FROM entry CROSS JOIN LATERAL unnest(tsvector_to_array(entry.words)) AS w(word)
  )
  INSERT INTO catalogue_word (tenant_id, word)
  SELECT f.tenant_id, f.word FROM found f
   WHERE NOT EXISTS (SELECT FROM catalogue_word w WHERE w.tenant_id = f.tenant_id AND w.word = f.word);
END $$;

CREATE FUNCTION catalogue_index_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_index(array_agg(v.tenant_id), array_agg(v.id))
    FROM after a
    JOIN before b ON b.tenant_id = a.tenant_id AND b.id = a.id
    JOIN variant v ON v.tenant_id = a.tenant_id AND v.product_id = a.id
   WHERE (a.name, a.brand, a.archived_at) IS DISTINCT FROM (b.name, b.brand, b.archived_at) HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER product_search AFTER UPDATE ON product REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION catalogue_index_product();

CREATE FUNCTION catalogue_index_new_variant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_index(array_agg(a.tenant_id), array_agg(a.id)) FROM after a HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER variant_search_insert AFTER INSERT ON variant REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION catalogue_index_new_variant();

CREATE FUNCTION catalogue_index_variant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_index(array_agg(a.tenant_id), array_agg(a.id))
    FROM after a JOIN before b ON b.tenant_id = a.tenant_id AND b.id = a.id
   WHERE (a.sku, a.name, a.archived_at) IS DISTINCT FROM (b.sku, b.name, b.archived_at) HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER variant_search_update AFTER UPDATE ON variant REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION catalogue_index_variant();

CREATE FUNCTION catalogue_index_barcode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_index(array_agg(c.tenant_id), array_agg(c.variant_id)) FROM changed c HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER barcode_search_insert AFTER INSERT ON barcode REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalogue_index_barcode();
CREATE TRIGGER barcode_search_delete AFTER DELETE ON barcode REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalogue_index_barcode();

-- Typing errors between two words: letters added, left out or exchanged; two letters that changed places are one error.
-- Exact up to 2, then 3 stands for more.
CREATE FUNCTION search_mistakes(a text, b text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE levenshtein_less_equal(a, b, 2)
         WHEN 2 THEN CASE WHEN length(a) = length(b) AND (SELECT array_agg(c ORDER BY c) FROM regexp_split_to_table(a, '') c)
                                                      = (SELECT array_agg(c ORDER BY c) FROM regexp_split_to_table(b, '') c) THEN 1 ELSE 2 END
         ELSE levenshtein_less_equal(a, b, 2) END;

-- What a word of a query may stand for, as the text of a tsquery: it is a word (tier 3), begins one or (with three or more
-- letters) is inside one (4 and 5), or is mistyped (6): once where it has four letters, twice where it has seven. A code
-- (with a digit) is mistyped by one character at most. p_most bounds the words it may be inside of.
CREATE FUNCTION catalogue_alternatives(p_tenant uuid, p_term text, p_tier integer, p_most integer) RETURNS text
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  mistakes constant integer := CASE WHEN length(p_term) < 4 OR p_tier < 6 THEN 0 WHEN length(p_term) < 7 OR p_term ~ '[0-9]' THEN 1 ELSE 2 END;
  inside text[] := '{}';
  near text[] := '{}';
BEGIN
  IF p_tier = 3 THEN
    RETURN format('''%s''', p_term);
  END IF;
  IF length(p_term) >= 3 THEN
    inside := ARRAY(SELECT format('''%s''', w.word) FROM catalogue_word w
      WHERE w.tenant_id = p_tenant AND w.word LIKE '%' || p_term || '%' AND NOT starts_with(w.word, p_term) LIMIT p_most);
  END IF;
  IF mistakes > 0 AND p_term ~ '[0-9]' THEN
    PERFORM set_config('pg_trgm.similarity_threshold', '0.45', true);
    near := ARRAY(SELECT format('''%s''', w.word) FROM catalogue_word w
      WHERE w.tenant_id = p_tenant AND w.word % p_term AND levenshtein_less_equal(w.word, p_term, 1) <= 1 LIMIT 5);
  ELSIF mistakes > 0 THEN
    PERFORM set_config('pg_trgm.similarity_threshold', '0.2', true);
    near := ARRAY(SELECT format('''%s''', w.word) FROM catalogue_word w
      WHERE w.tenant_id = p_tenant AND w.word !~ '[0-9]' AND w.word % p_term AND search_mistakes(w.word, p_term) <= mistakes
      ORDER BY search_mistakes(w.word, p_term), similarity(w.word, p_term) DESC LIMIT 5);
  END IF;
  RETURN array_to_string(format('''%s'':*', p_term) || inside || near, '|');
END $$;

-- Tier 3, tiers 4 and 5 together, or tier 6 of catalogue_search: the SKUs that hold an alternative of every word of the
-- query, best first, without p_hits.
CREATE FUNCTION catalogue_search_words(p_tenant uuid, p_folded text, p_tier integer, p_limit integer, p_archived boolean, p_hits uuid[])
RETURNS TABLE (id uuid, hit_tier integer) LANGUAGE plpgsql STABLE
-- By the words' index always: along the names, a word that many names begin with lies at the end of a long way.
SET enable_indexscan = off
AS $$
DECLARE
  most constant integer := least(500, greatest(50, p_limit));
  terms constant text[] := (search_words(p_folded))[1:8];
  longest constant integer := (SELECT max(length(t)) FROM unnest(terms) AS u(t));
  entries constant text := 'SELECT e.variant_id, e.name_key, e.words FROM catalogue_search_entry e
    WHERE e.tenant_id = $1 AND ($2 IS NULL OR e.archived = $2) AND e.variant_id <> ALL ($3) AND ';
  conditions text;
  beginnings text;
BEGIN
  IF longest IS NULL THEN
    RETURN;
  END IF;
  -- Planned each time, with one index condition per word: the index joins the short lists, where one condition over all
  -- words would be evaluated document by document. One or two letters begin half of all words: they only filter.
  conditions := (SELECT string_agg(format(CASE WHEN p_tier = 3 OR length(t) >= least(3, longest) THEN 'e.words @@ %L::tsquery' ELSE '(e.words @@ %L::tsquery) IS TRUE' END,
      catalogue_alternatives(p_tenant, t, p_tier, most)), ' AND ') FROM unnest(terms) AS u(t));
  beginnings := (SELECT string_agg(format('''%s'':*', t), '&') FROM unnest(terms) AS u(t));
  -- A code may be typed with other punctuation than it is kept with: then all of it is one word.
  IF p_tier = 4 AND cardinality(terms) > 1 AND p_folded !~ '\s' AND length(search_compact(p_folded)) >= 3 THEN
    conditions := conditions || ' UNION ' || entries || format('e.words @@ %L::tsquery', catalogue_alternatives(p_tenant, search_compact(p_folded), p_tier, most));
  END IF;
  RETURN QUERY EXECUTE format('SELECT y.variant_id, y.tier FROM (
      SELECT x.variant_id, x.name_key, CASE WHEN $4 = 4 AND NOT x.words @@ %L::tsquery THEN 5 ELSE $4 END AS tier,
             CASE WHEN $4 = 6 THEN strict_word_similarity($5, x.name_key) ELSE 0 END AS closeness
        FROM (%s LIMIT $7) x) y
     ORDER BY y.tier, y.closeness DESC, length(y.name_key), y.name_key, y.variant_id LIMIT $6', beginnings, entries || conditions)
    USING p_tenant, p_archived, p_hits, p_tier, p_folded, p_limit - cardinality(p_hits), greatest(p_limit, CASE WHEN p_tier = 6 THEN 500 ELSE 1000 END);
END $$;

-- catalogue_search(): the SKUs that answer a query, best first, at most p_limit.
--   tier 0  the SKU or a barcode is the query
--   tier 1  the SKU or a barcode begins with it
--   tier 2  the name begins with it
--   tier 3  every word of the query is a word of the SKU's text
--   tier 4  every word begins one
--   tier 5  every word of three or more letters is inside one
--   tier 6  nothing so far: typing errors
-- Tiers are asked one after the other until p_limit is reached, so common words never reach the costly ones. Within a
-- tier shorter names come first; of more than 1,000 equally good answers 1,000 are looked at. A code that was found as
-- it is ends the search after tier 3. p_archived: NULL for all.
--
-- Row-level security keeps LIKE and @@ from using an index (they are not leakproof), so the function runs as the owner
-- and repeats the lock itself: it answers only for the tenant of the connection.
CREATE FUNCTION catalogue_search(p_tenant uuid, p_query text, p_limit integer, p_archived boolean DEFAULT NULL)
RETURNS TABLE (variant_id uuid, tier integer, ord integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET pg_trgm.similarity_threshold = 0.3
AS $$
#variable_conflict use_column
DECLARE
  folded constant text := search_fold(trim(left(p_query, 200)));
  plain constant text := case_key(trim(left(p_query, 200)));
  above constant text := U&'\+10FFFF';
  step integer;
  step_last integer := 6;
  hits uuid[] := '{}';
  more uuid[];
  tiers integer[];
BEGIN
  IF p_tenant IS DISTINCT FROM app_tenant() OR p_limit < 1 OR plain = '' THEN
    RETURN;
  END IF;
  FOREACH step IN ARRAY ARRAY[0, 1, 2, 3, 4, 6] LOOP
    tiers := NULL;
    IF step = 0 THEN
      SELECT array_agg(DISTINCT x.id) INTO more FROM (
        SELECT v.id FROM variant v WHERE v.tenant_id = p_tenant AND v.sku_key = plain
        UNION ALL
        SELECT b.variant_id FROM barcode b WHERE b.tenant_id = p_tenant AND b.code = trim(p_query)) x
        JOIN catalogue_search_entry e ON e.tenant_id = p_tenant AND e.variant_id = x.id
       WHERE p_archived IS NULL OR e.archived = p_archived;
      IF more IS NOT NULL AND plain ~ '[0-9]' THEN
        step_last := 3;
      END IF;
    ELSIF step = 1 THEN
      SELECT array_agg(y.id ORDER BY y.first) INTO more FROM (
        SELECT x.id, min(x.key) AS first FROM (
          (SELECT v.id, v.sku_key AS key FROM variant v JOIN catalogue_search_entry e ON e.tenant_id = v.tenant_id AND e.variant_id = v.id
            WHERE v.tenant_id = p_tenant AND v.sku_key >= plain AND v.sku_key < plain || above AND (p_archived IS NULL OR e.archived = p_archived)
              AND v.id <> ALL (hits) ORDER BY v.sku_key LIMIT p_limit)
          UNION ALL
          (SELECT b.variant_id, b.code FROM barcode b JOIN catalogue_search_entry e ON e.tenant_id = b.tenant_id AND e.variant_id = b.variant_id
            WHERE b.tenant_id = p_tenant AND b.code >= plain AND b.code < plain || above AND (p_archived IS NULL OR e.archived = p_archived)
              AND b.variant_id <> ALL (hits) ORDER BY b.code LIMIT p_limit)) x
         GROUP BY x.id ORDER BY first LIMIT p_limit - cardinality(hits)) y;
    ELSIF step = 2 THEN
      SELECT array_agg(x.id ORDER BY x.name_key, x.id) INTO more FROM (
        SELECT e.variant_id AS id, e.name_key FROM catalogue_search_entry e
         WHERE e.tenant_id = p_tenant AND e.name_key >= folded AND e.name_key < folded || above
           AND (p_archived IS NULL OR e.archived = p_archived) AND e.variant_id <> ALL (hits)
         ORDER BY e.name_key LIMIT p_limit - cardinality(hits)) x;
    ELSE
      SELECT array_agg(w.id ORDER BY w.n), array_agg(w.hit_tier ORDER BY w.n) INTO more, tiers
        FROM catalogue_search_words(p_tenant, folded, step, p_limit, p_archived, hits) WITH ORDINALITY AS w(id, hit_tier, n);
    END IF;
    IF more IS NOT NULL THEN
      RETURN QUERY SELECT m.id, coalesce(tiers[m.n], step), (cardinality(hits) + m.n)::integer FROM unnest(more) WITH ORDINALITY AS m(id, n)
        WHERE cardinality(hits) + m.n <= p_limit;
      hits := hits || more;
    END IF;
    EXIT WHEN cardinality(hits) >= p_limit OR step = step_last OR step = 4 AND cardinality(hits) > 0;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION catalogue_search(uuid, text, integer, boolean) FROM public;
GRANT EXECUTE ON FUNCTION catalogue_search(uuid, text, integer, boolean) TO lumbung_app;
