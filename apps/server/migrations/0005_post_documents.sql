-- post_documents(): the one write path for quantity. It posts a batch of documents of one tenant in one call and one
-- transaction, each with its own answer; a refused document leaves no trace and does not touch its neighbours.

-- A movement is reversed once, whether alone, with its document or with its import (R-LED-3).
CREATE UNIQUE INDEX movement_reversed_once ON movement (tenant_id, reverses_position) WHERE reverses_position IS NOT NULL;

-- Posting holds the gate shared; what must not happen beside a posting (archiving a SKU or a warehouse with its check
-- for stock, changing a scale) holds it alone, for the rest of its transaction.
CREATE FUNCTION ledger_gate_key(p_tenant uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT hashtextextended(p_tenant::text, 7203451002)
$$;
CREATE FUNCTION close_ledger_gate() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(ledger_gate_key(app_tenant()))
$$;

-- R-NEG-1: the most specific policy wins: SKU×location, location, SKU, channel, tenant.
CREATE FUNCTION negative_policy(p_variant uuid, p_location uuid, p_channel text, p_tenant_policy text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT policy FROM negative_stock_policy
     WHERE tenant_id = app_tenant()
       AND (variant_id = p_variant OR variant_id IS NULL)
       AND (location_id = p_location OR location_id IS NULL)
       AND (channel = p_channel OR channel IS NULL)
     ORDER BY (variant_id IS NOT NULL AND location_id IS NOT NULL) DESC, location_id IS NOT NULL DESC, variant_id IS NOT NULL DESC
     LIMIT 1), p_tenant_policy)
$$;

CREATE FUNCTION scaled_text(p_value bigint, p_scale integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_scale = 0 THEN p_value::text ELSE trim_scale(p_value * (10::numeric ^ -p_scale))::text END
$$;

-- R-DOC-1: RCV-2026-000012.
CREATE FUNCTION document_number(p_type text, p_year integer, p_seq integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE p_type WHEN 'receipt' THEN 'RCV' WHEN 'issue' THEN 'ISS' WHEN 'adjustment' THEN 'ADJ' WHEN 'transfer' THEN 'TRF'
                     WHEN 'opening' THEN 'OPN' WHEN 'return' THEN 'RET' WHEN 'reversal' THEN 'REV' END
      || '-' || p_year || '-' || lpad(p_seq::text, greatest(6, length(p_seq::text)), '0')
$$;

-- The answer that posting a document gave, letter by letter: the document and its movements do not change, the levels it
-- showed (with the SKUs' codes of that time) were kept with the key.
CREATE FUNCTION posted_answer(p_tenant uuid, p_document uuid, p_levels text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT '{"document":{"id":"' || d.id || '","number":"' || document_number(d.type, d.number_year, d.number_seq) || '","type":"' || d.type
      || '","warehouseId":"' || d.warehouse_id || '","toWarehouseId":' || coalesce('"' || d.to_warehouse_id || '"', 'null')
      || ',"reference":' || coalesce(to_json(d.reference)::text, 'null') || ',"reason":' || coalesce(to_json(d.reason)::text, 'null')
      || ',"effectiveAt":"' || to_char(d.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","recordedAt":"' || to_char(d.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","actorId":' || to_json(d.actor_id) || ',"lineCount":' || d.line_count
      || ',"reversesDocumentId":' || coalesce('"' || d.reverses_document_id || '"', 'null') || '},"movements":['
      || (SELECT string_agg('{"id":"' || m.position || '","position":' || m.position || ',"variantId":"' || m.variant_id || '","sku":' || s.sku
                   || ',"lineNo":' || m.line_no || ',"quantity":"' || scaled_text(m.quantity, v.scale) || '","fromWarehouseId":' || coalesce('"' || m.from_warehouse_id || '"', 'null')
                   || ',"toWarehouseId":' || coalesce('"' || m.to_warehouse_id || '"', 'null') || '}', ',' ORDER BY m.position)
            FROM movement m
            JOIN variant v ON v.tenant_id = p_tenant AND v.id = m.variant_id
            JOIN (SELECT DISTINCT l ->> 'variantId' AS variant_id, (l -> 'sku')::text AS sku FROM json_array_elements(('[' || p_levels || ']')::json) l) s ON s.variant_id = m.variant_id::text
           WHERE m.tenant_id = p_tenant AND m.position BETWEEN d.first_position AND d.last_position AND m.document_id = d.id)
      || '],"levels":[' || p_levels || ']}'
    FROM stock_document d WHERE d.tenant_id = p_tenant AND d.id = p_document
$$;

-- Arguments are parallel arrays: d_* one element per document, k_* one per stock key the documents touch, l_* one per
-- line, in document order. l_from and l_to are positions in k_*, 0 for the counter-location in l_counter. Quantities come
-- as mantissa and number of decimals, so the SKU's scale is applied here, under the gate. d_json and l_json are the
-- parts of the answer that the caller knows already. k_canon is 1…n where the caller knows that every key is a SKU in a
-- warehouse of its own, else NULL.
--
-- The statements walk the arrays by number (generate_series) and not by unnest of many of them: that makes one tuple
-- store for each array.
CREATE FUNCTION post_documents(
  p_tenant uuid, p_recorded_at timestamptz,
  d_id uuid[], d_type text[], d_warehouse uuid[], d_to_warehouse uuid[], d_reference text[], d_reason text[], d_channel text[],
  d_effective timestamptz[], d_actor_kind text[], d_actor_id text[], d_actor_name text[], d_request_id text[], d_ip text[],
  d_approve boolean[], d_currency text[], d_key text[], d_key_hash bytea[], d_import uuid[], d_reverses uuid[], d_event uuid[], d_lines integer[], d_json text[],
  k_sku text[], k_variant uuid[], k_location uuid[], k_warehouse uuid[], k_canon integer[],
  l_doc integer[], l_no integer[], l_from integer[], l_to integer[], l_counter uuid[], l_mantissa bigint[], l_decimals integer[],
  l_cost bigint[], l_note text[], l_reverses bigint[], l_json text[]
) RETURNS TABLE (ord integer, outcome text, body text)
LANGUAGE plpgsql
-- One plan for every call, made perhaps when the tables were empty: only index look-ups per key stay right as they grow.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
  nil constant uuid := '00000000-0000-0000-0000-000000000000';
  n_docs constant integer := cardinality(d_id);
  n_keys constant integer := cardinality(k_location);
  n_lines constant integer := cardinality(l_doc);
  pow10 constant bigint[] := ARRAY[1, 10, 100, 1000, 10000, 100000, 1000000];
  -- Local copies of the arrays the loops index: a local array is held expanded, so an element costs O(1).
  types text[] := d_type;
  refs text[] := d_reference;
  reasons text[] := d_reason;
  channels text[] := d_channel;
  actor_kinds text[] := d_actor_kind;
  actors text[] := d_actor_id;
  actor_names text[] := d_actor_name;
  requests text[] := d_request_id;
  ips text[] := d_ip;
  keys text[] := d_key;
  hashes bytea[] := d_key_hash;
  doc_json text[] := d_json;
  skus text[] := k_sku;
  notes text[] := l_note;
  line_json text[] := l_json;
  tenant_policy text;
  tenant_currency text;
  number_year integer;
  -- per key
  kv uuid[]; ks integer[]; kcost bigint[]; kjson text[]; kstate text[]; canon integer[]; lev_of integer[];
  bal bigint[]; res bigint[]; delta bigint[]; lev bigint[]; lev_res bigint[];
  -- per line and document
  lq bigint[] := array_fill(0::bigint, ARRAY[greatest(n_lines, 1)]);
  lpos bigint[] := array_fill(0::bigint, ARRAY[greatest(n_lines, 1)]);
  accepted boolean[] := array_fill(false, ARRAY[n_docs]);
  d_first bigint[] := array_fill(0::bigint, ARRAY[n_docs]);
  d_last bigint[] := array_fill(0::bigint, ARRAY[n_docs]);
  d_seq integer[] := array_fill(0, ARRAY[n_docs]);
  d_number text[] := array_fill(NULL::text, ARRAY[n_docs]);
  d_levels text[] := array_fill(NULL::text, ARRAY[n_docs]);
  bodies text[] := array_fill(NULL::text, ARRAY[n_docs]);
  refusal jsonb;
  may_be_negative boolean;
  missing boolean;
  any_negative boolean := false;
  r record;
  d integer; l integer; k integer; f integer; t integer; first_line integer; last_line integer; counted integer; written integer; q bigint;
  policy text; prefix text; counter integer; taken integer; movements text; levels text; chunks text[]; level_chunks text[]; chunk_count integer; shown integer[];
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  PERFORM pg_advisory_xact_lock_shared(ledger_gate_key(p_tenant));
  SELECT negative_stock, currency, extract(year FROM p_recorded_at AT TIME ZONE time_zone)::integer INTO tenant_policy, tenant_currency, number_year FROM tenant WHERE id = p_tenant;

  -- R-IDM-1: what was answered already is answered again.
  IF d_key IS NOT NULL THEN
    FOR r IN SELECT o AS ord, s.response, s.request_hash = hashes[o] AS same
               FROM generate_series(1, n_docs) o
              CROSS JOIN LATERAL (
                SELECT CASE WHEN document_id IS NULL THEN response ELSE posted_answer(p_tenant, document_id, response) END AS response, request_hash
                  FROM idempotency_key WHERE tenant_id = p_tenant AND actor_id = actors[o] AND key = keys[o] OFFSET 0) s
    LOOP
      keys[r.ord] := NULL;
      bodies[r.ord] := r.response;
      ord := r.ord;
      outcome := CASE WHEN r.same THEN 'replayed' ELSE 'refused' END;
      body := CASE WHEN r.same THEN r.response ELSE '{"code":"IDEMPOTENCY_MISMATCH","details":{}}' END;
      RETURN NEXT;
    END LOOP;
  END IF;

  -- What the keys are: the SKU and its location, as they stand under the gate.
  FOR r IN
    SELECT o, v.id, coalesce(v.scale, 0) AS scale, v.cost_minor, '"variantId":"' || v.id || '","sku":' || to_json(v.sku) AS json,
           CASE WHEN v.id IS NULL THEN 'UNKNOWN_SKU' WHEN NOT v.stocked THEN 'NOT_STOCKED'
                WHEN x.warehouse_id IS DISTINCT FROM k_warehouse[o] THEN CASE WHEN k_location[o] = k_warehouse[o] THEN 'UNKNOWN_WAREHOUSE' ELSE 'UNKNOWN_LOCATION' END
                WHEN v.archived_at IS NOT NULL THEN 'ARCHIVED_SKU'
                WHEN x.archived_at IS NOT NULL THEN CASE WHEN k_location[o] = k_warehouse[o] THEN 'ARCHIVED_WAREHOUSE' ELSE 'ARCHIVED_LOCATION' END
                ELSE '' END AS state
      FROM generate_series(1, n_keys) o
      LEFT JOIN LATERAL (
        SELECT id, sku, scale, stocked, archived_at, cost_minor FROM variant WHERE tenant_id = p_tenant AND sku_key = skus[o]
        UNION ALL
        SELECT id, sku, scale, stocked, archived_at, cost_minor FROM variant WHERE tenant_id = p_tenant AND id = k_variant[o]
      ) v ON true
      LEFT JOIN LATERAL (
        SELECT warehouse_id, archived_at FROM location WHERE tenant_id = p_tenant AND id = k_location[o] OFFSET 0) x ON true
  LOOP
    kv[r.o] := r.id; ks[r.o] := r.scale; kcost[r.o] := r.cost_minor; kjson[r.o] := r.json; kstate[r.o] := r.state;
  END LOOP;

  -- One key may come by SKU and by id, and two locations may share a warehouse: the first of each stands for all.
  IF k_canon IS NOT NULL THEN
    canon := k_canon;
    lev_of := k_canon;
  ELSE
    FOR r IN SELECT o, min(o) OVER (PARTITION BY kv[o], k_location[o]) AS c, min(o) OVER (PARTITION BY kv[o], k_warehouse[o]) AS w FROM generate_series(1, n_keys) o LOOP
      canon[r.o] := r.c; lev_of[r.o] := r.w;
    END LOOP;
  END IF;

  -- Lock the balance rows in key order, making those that are missing. One look-up per key by LATERAL: whatever the
  -- statistics say (a young table has none), no plan may read more of the table than the keys.
  FOR attempt IN 1..2 LOOP
    missing := false;
    FOR r IN
      SELECT i.o, b.on_hand, b.reserved FROM (SELECT o FROM generate_series(1, n_keys) o ORDER BY kv[o], k_location[o]) i
        LEFT JOIN LATERAL (
          SELECT on_hand, reserved FROM stock_balance WHERE tenant_id = p_tenant AND variant_id = kv[i.o] AND location_id = k_location[i.o]
             AND lot_id = nil AND serial = '' AND owner_id = nil AND status = 'available' FOR UPDATE) b ON true
    LOOP
      bal[r.o] := coalesce(r.on_hand, 0); res[r.o] := coalesce(r.reserved, 0);
      missing := missing OR r.on_hand IS NULL;
    END LOOP;
    EXIT WHEN NOT missing;
    INSERT INTO stock_balance (tenant_id, variant_id, location_id, warehouse_id)
    SELECT p_tenant, kv[o], k_location[o], k_warehouse[o] FROM generate_series(1, n_keys) o WHERE canon[o] = o AND kstate[o] = '' ORDER BY kv[o], k_location[o]
        ON CONFLICT DO NOTHING;
  END LOOP;

  -- The answer shows the level of the whole warehouse: the balance itself, unless stock can lie elsewhere in it.
  IF EXISTS (SELECT FROM location WHERE tenant_id = p_tenant AND warehouse_id = ANY (k_warehouse) AND parent_id IS NOT NULL) THEN
    FOR r IN
      SELECT o, s.level, s.level_reserved FROM generate_series(1, n_keys) o
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(on_hand), 0)::bigint AS level, coalesce(sum(reserved), 0)::bigint AS level_reserved
           FROM stock_balance WHERE tenant_id = p_tenant AND variant_id = kv[o] AND warehouse_id = k_warehouse[o]) s
    LOOP
      lev[r.o] := r.level; lev_res[r.o] := r.level_reserved;
    END LOOP;
  ELSE
    lev := bal;
    lev_res := res;
  END IF;
  delta := array_fill(0::bigint, ARRAY[greatest(n_keys, 1)]);
  shown := array_fill(0, ARRAY[greatest(n_keys, 1)]);

  -- Decide document by document, in their order: all lines or none.
  last_line := 0;
  FOR d IN 1..n_docs LOOP
    first_line := last_line + 1;
    last_line := last_line + d_lines[d];
    CONTINUE WHEN bodies[d] IS NOT NULL;
    refusal := NULL;
    may_be_negative := false;
    counted := first_line - 1;
    IF d_currency[d] <> tenant_currency THEN
      refusal := jsonb_build_object('code', 'CURRENCY_MISMATCH', 'key', 1, 'expected', tenant_currency);
    END IF;
    IF types[d] = 'reversal' THEN
      IF EXISTS (SELECT FROM movement m WHERE m.tenant_id = p_tenant AND m.reverses_position = ANY (l_reverses[first_line:last_line]))
         OR EXISTS (SELECT FROM generate_series(1, first_line - 1) x WHERE accepted[l_doc[x]] AND l_reverses[x] = ANY (l_reverses[first_line:last_line])) THEN
        refusal := jsonb_build_object('code', 'ALREADY_REVERSED', 'line', 1, 'key', 1);
      END IF;
    END IF;
    FOR l IN first_line..last_line LOOP
      EXIT WHEN refusal IS NOT NULL;
      f := l_from[l]; t := l_to[l];
      k := CASE WHEN f > 0 THEN f ELSE t END;
      -- A correction must stay possible: a reversal does not mind what was archived since.
      IF kstate[k] <> '' AND NOT (types[d] = 'reversal' AND kstate[k] LIKE 'ARCHIVED%') THEN
        refusal := jsonb_build_object('code', kstate[k], 'line', l - first_line + 1, 'key', k);
      ELSIF f > 0 AND t > 0 AND kstate[t] <> '' AND NOT (types[d] = 'reversal' AND kstate[t] LIKE 'ARCHIVED%') THEN
        refusal := jsonb_build_object('code', kstate[t], 'line', l - first_line + 1, 'key', t);
      ELSIF l_decimals[l] > ks[k] THEN
        refusal := jsonb_build_object('code', 'QUANTITY_SCALE', 'line', l - first_line + 1, 'key', k, 'scale', ks[k]);
      END IF;
      EXIT WHEN refusal IS NOT NULL;
      q := l_mantissa[l] * pow10[ks[k] - l_decimals[l] + 1];
      -- What a line is worth must be an amount of money: one mistyped cost would stop the figures of the whole business.
      IF coalesce(l_cost[l], kcost[k])::double precision * q > 9e12::double precision * pow10[ks[k] + 1] THEN
        refusal := jsonb_build_object('code', 'OUT_OF_RANGE', 'line', l - first_line + 1, 'key', k);
        EXIT;
      END IF;
      lq[l] := q;
      counted := l;
      IF f > 0 THEN
        f := canon[f];
        bal[f] := bal[f] - q; delta[f] := delta[f] - q; lev[lev_of[f]] := lev[lev_of[f]] - q;
      END IF;
      IF t > 0 THEN
        t := canon[t];
        bal[t] := bal[t] + q; delta[t] := delta[t] + q; lev[lev_of[t]] := lev[lev_of[t]] + q;
      END IF;
    END LOOP;
    IF refusal IS NULL THEN
      -- R-NEG-2 and the sum over all lines of a key: looked at when every line has been counted.
      FOR l IN first_line..last_line LOOP
        CONTINUE WHEN l_from[l] = 0;
        f := canon[l_from[l]];
        CONTINUE WHEN bal[f] >= 0 AND (bal[f] >= res[f] OR types[d] NOT IN ('issue', 'transfer'));
        policy := negative_policy(kv[f], k_location[f], d_channel[d], tenant_policy);
        IF policy = 'allow' OR (policy = 'approve' AND d_approve[d]) THEN
          may_be_negative := true;
        ELSE
          SELECT sum(lq[x]) INTO q FROM generate_series(first_line, last_line) x WHERE l_from[x] > 0 AND canon[l_from[x]] = f;
          refusal := jsonb_build_object('code', 'INSUFFICIENT_STOCK', 'line', l - first_line + 1, 'key', f, 'policy', policy,
            'requested', scaled_text(q, ks[f]), 'available', scaled_text(bal[f] + q - res[f], ks[f]), 'reservedByOthers', scaled_text(res[f], ks[f]));
        END IF;
        EXIT WHEN refusal IS NOT NULL;
      END LOOP;
    END IF;
    IF refusal IS NOT NULL THEN
      -- Take back what the lines before the refusal had counted.
      FOR x IN first_line..counted LOOP
        f := l_from[x]; t := l_to[x]; q := lq[x];
        IF f > 0 THEN
          f := canon[f];
          bal[f] := bal[f] + q; delta[f] := delta[f] + q; lev[lev_of[f]] := lev[lev_of[f]] + q;
        END IF;
        IF t > 0 THEN
          t := canon[t];
          bal[t] := bal[t] - q; delta[t] := delta[t] - q; lev[lev_of[t]] := lev[lev_of[t]] - q;
        END IF;
      END LOOP;
      ord := d; outcome := 'refused';
      k := (refusal ->> 'key')::integer;
      body := jsonb_build_object('code', refusal -> 'code', 'details', (refusal - 'code' - 'key')
        || jsonb_strip_nulls(jsonb_build_object('sku', coalesce(('{' || kjson[k] || '}')::jsonb -> 'sku', to_jsonb(k_sku[k])), 'variantId', coalesce(kv[k], k_variant[k]),
             'warehouseId', k_warehouse[k], 'locationId', nullif(k_location[k], k_warehouse[k]))));
      RETURN NEXT;
      CONTINUE;
    END IF;
    accepted[d] := true;
    any_negative := any_negative OR may_be_negative;
    -- R-LED-5: the sequence is taken while the rows are locked. The answer shows the levels as this document left them.
    -- A text grows by copying: a long document collects its answer in chunks.
    movements := ''; levels := ''; chunk_count := 0;
    FOR l IN first_line..last_line LOOP
      lpos[l] := nextval('movement_position');
      f := l_from[l]; t := l_to[l];
      k := CASE WHEN f > 0 THEN f ELSE t END;
      movements := movements || CASE WHEN l > first_line THEN ',{"id":"' ELSE '{"id":"' END || lpos[l] || '","position":' || lpos[l] || ',' || kjson[k] || ',' || line_json[l] || '}';
      IF f > 0 AND shown[lev_of[f]] <> d THEN
        k := lev_of[f];
        shown[k] := d;
        levels := levels || CASE WHEN l = first_line THEN '{' ELSE ',{' END || kjson[k] || ',"warehouseId":"' || k_warehouse[k] || '","onHand":"' || scaled_text(lev[k], ks[k])
          || '","reserved":"' || scaled_text(lev_res[k], ks[k]) || '","available":"' || scaled_text(lev[k] - lev_res[k], ks[k]) || '"}';
      END IF;
      IF t > 0 AND shown[lev_of[t]] <> d THEN
        k := lev_of[t];
        shown[k] := d;
        levels := levels || CASE WHEN levels = '' AND chunk_count = 0 THEN '{' ELSE ',{' END || kjson[k] || ',"warehouseId":"' || k_warehouse[k] || '","onHand":"' || scaled_text(lev[k], ks[k])
          || '","reserved":"' || scaled_text(lev_res[k], ks[k]) || '","available":"' || scaled_text(lev[k] - lev_res[k], ks[k]) || '"}';
      END IF;
      IF octet_length(movements) > 4000 THEN
        chunk_count := chunk_count + 1;
        chunks[chunk_count] := movements;
        level_chunks[chunk_count] := levels;
        movements := ''; levels := '';
      END IF;
    END LOOP;
    IF chunk_count > 0 THEN
      movements := array_to_string(chunks[1:chunk_count], '') || movements;
      levels := array_to_string(level_chunks[1:chunk_count], '') || levels;
    END IF;
    d_first[d] := lpos[first_line];
    d_last[d] := lpos[last_line];
    d_levels[d] := levels;
    bodies[d] := doc_json[d] || '},"movements":[' || movements || '],"levels":[' || levels || ']}';
  END LOOP;

  IF NOT true = ANY (accepted) THEN
    RETURN;
  END IF;

  -- R-LED-6: the increment repeats the guard in its WHERE; a row that does not match is a bug and undoes everything. The
  -- rows exist and are locked: ON CONFLICT is the form of UPDATE that finds each of them by its key and nothing else.
  INSERT INTO stock_balance AS b (tenant_id, variant_id, location_id, warehouse_id, on_hand)
  SELECT p_tenant, kv[o], k_location[o], k_warehouse[o], delta[o] FROM generate_series(1, n_keys) o WHERE delta[o] <> 0
      ON CONFLICT (tenant_id, variant_id, location_id, lot_id, serial, owner_id, status)
      DO UPDATE SET on_hand = b.on_hand + excluded.on_hand WHERE b.on_hand + excluded.on_hand >= 0 OR excluded.on_hand > 0 OR any_negative;
  GET DIAGNOSTICS written = ROW_COUNT;
  FOR k IN 1..n_keys LOOP
    CONTINUE WHEN delta[k] = 0;
    written := written - 1;
  END LOOP;
  IF written <> 0 THEN
    RAISE EXCEPTION 'the balance guard refused an increment' USING ERRCODE = 'serialization_failure';
  END IF;

  -- R-DOC-1: gapless numbers per type and year, the counter locked last.
  FOR r IN SELECT types[o] AS type, count(*)::integer AS n FROM generate_series(1, n_docs) o WHERE accepted[o] GROUP BY types[o] ORDER BY types[o] LOOP
    INSERT INTO document_counter AS c (tenant_id, type, year, last) VALUES (p_tenant, r.type, number_year, r.n)
        ON CONFLICT (tenant_id, type, year) DO UPDATE SET last = c.last + r.n RETURNING last INTO counter;
    taken := counter - r.n;
    prefix := left(document_number(r.type, number_year, 1), -6);
    FOR d IN 1..n_docs LOOP
      CONTINUE WHEN NOT accepted[d] OR types[d] <> r.type;
      taken := taken + 1;
      d_seq[d] := taken;
      d_number[d] := prefix || lpad(taken::text, greatest(6, length(taken::text)), '0');
      bodies[d] := '{"document":{"id":"' || d_id[d] || '","number":"' || d_number[d] || '",' || bodies[d];
    END LOOP;
  END LOOP;

  INSERT INTO stock_document (tenant_id, id, type, number_year, number_seq, warehouse_id, to_warehouse_id, reference, reason, channel, effective_at, recorded_at,
                              actor_kind, actor_id, first_position, last_position, line_count, reverses_document_id, import_id)
  SELECT p_tenant, d_id[o], types[o], number_year, d_seq[o], d_warehouse[o], d_to_warehouse[o], refs[o], reasons[o], channels[o], d_effective[o], p_recorded_at,
         actor_kinds[o], actors[o], d_first[o], d_last[o], d_lines[o], d_reverses[o], d_import[o]
    FROM generate_series(1, n_docs) o WHERE accepted[o];

  INSERT INTO movement (tenant_id, position, document_id, line_no, type, variant_id, from_location_id, to_location_id, from_warehouse_id, to_warehouse_id,
                        quantity, unit_cost_minor, effective_at, recorded_at, actor_id, note, reverses_position)
  SELECT p_tenant, lpos[i.o], d_id[i.d], l_no[i.o], types[i.d], kv[CASE WHEN i.f > 0 THEN i.f ELSE i.t END],
         CASE WHEN i.f > 0 THEN k_location[i.f] ELSE l_counter[i.o] END, CASE WHEN i.t > 0 THEN k_location[i.t] ELSE l_counter[i.o] END,
         CASE WHEN i.f > 0 THEN k_warehouse[i.f] END, CASE WHEN i.t > 0 THEN k_warehouse[i.t] END,
         lq[i.o], coalesce(l_cost[i.o], kcost[CASE WHEN i.f > 0 THEN i.f ELSE i.t END]), d_effective[i.d], p_recorded_at, actors[i.d], notes[i.o], l_reverses[i.o]
    FROM (SELECT o, l_doc[o] AS d, l_from[o] AS f, l_to[o] AS t FROM generate_series(1, n_lines) o WHERE accepted[l_doc[o]]) i;

  INSERT INTO event_log (id, tenant_id, topic, aggregate_type, aggregate_id, payload, actor_id, request_id, first_row, last_row)
  SELECT d_event[o], p_tenant, 'inventory.movement.created', 'stock-document', d_id[o]::text, bodies[o]::json, actors[o], requests[o], d_first[o], d_last[o]
    FROM generate_series(1, n_docs) o WHERE accepted[o];

  INSERT INTO audit_entry (tenant_id, actor_kind, actor_id, actor_name, action, entity_type, entity_id, after, reason, request_id, ip)
  SELECT p_tenant, actor_kinds[o], actors[o], actor_names[o], 'stock-document.posted', 'stock-document', d_id[o]::text,
         ('{"type":"' || types[o] || '","number":"' || d_number[o] || '","lines":' || d_lines[o] || '}')::json, reasons[o], requests[o], ips[o]
    FROM generate_series(1, n_docs) o WHERE accepted[o];

  IF d_key IS NOT NULL THEN
    INSERT INTO idempotency_key (tenant_id, actor_id, key, request_hash, status, response, document_id)
    SELECT p_tenant, actors[o], keys[o], hashes[o], 201, d_levels[o], d_id[o] FROM generate_series(1, n_docs) o WHERE accepted[o] AND keys[o] IS NOT NULL;
  END IF;

  RETURN QUERY SELECT o, 'posted'::text, bodies[o] FROM generate_series(1, n_docs) o WHERE accepted[o];
END $$;
