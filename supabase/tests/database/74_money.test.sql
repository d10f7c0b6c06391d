begin;
set local search_path = public, extensions;
select plan(68);
select tests.fill_lab();

create function pg_temp.money() returns text language sql as $$
  select concat_ws(' ', subtotal, discount_amount, tax_amount, total_amount) from public.orders where id = tests.id('order_a')
$$;
grant execute on function pg_temp.money() to authenticated;
select is(pg_temp.money(), '100.00 0.00 0.00 100.00', 'the items make the subtotal');
select tests.sign_in('staff');
insert into public.order_items (order_id, product_id, quantity, unit_price) values (tests.id('order_a'), tests.id('product_home'), 3, 19.99), (tests.id('order_a'), tests.id('product_home'), 1, 0);
select is(pg_temp.money(), '159.97 0.00 0.00 159.97', 'more items, more subtotal');
update public.orders set discount_amount = 150, tax_amount = 5.5 where id = tests.id('order_a');
select is(pg_temp.money(), '159.97 150.00 5.50 15.47', 'total = subtotal - discount + tax');
update public.order_items set quantity = 2 where order_id = tests.id('order_a') and unit_price = 19.99;
select is(pg_temp.money(), '139.98 139.98 5.50 5.50', 'a discount never exceeds the items');
delete from public.order_items where order_id = tests.id('order_a') and unit_price < 20;
select is(pg_temp.money(), '100.00 100.00 5.50 5.50', 'fewer items, less subtotal');
delete from public.order_items where order_id = tests.id('order_a');
select is(pg_temp.money(), '0.00 0.00 5.50 5.50', 'no items, no subtotal');
select tests.sign_out();

select tests.expect('staff', statement, outcome, format('%s: %s', outcome, statement))
from (values
  ($$update public.orders set discount_amount = 101 where id = tests.id('order_b')$$, '23514'), ($$update public.orders set discount_amount = -1 where id = tests.id('order_b')$$, '23514'),
  ($$update public.orders set tax_amount = -1 where id = tests.id('order_b')$$, '23514'), ($$update public.orders set discount_amount = 100 where id = tests.id('order_b')$$, '1 rows'),
  ($$update public.orders set subtotal = 1$$, '42501'), ($$update public.orders set total_amount = 1$$, '428C9'), ($$update public.orders set currency = 'EUR'$$, '42501'),
  ($$update public.order_items set quantity = 0$$, '23514'), ($$update public.order_items set unit_price = -1$$, '23514'), ($$update public.order_items set total_price = 1$$, '428C9'),
  ($$update public.order_items set order_id = tests.id('order_b')$$, '42501'),
  ($$insert into public.order_items (order_id, product_id, unit_price) values (tests.id('order_b'), tests.id('product_elsewhere'), 1)$$, '23503'),
  ($$insert into public.order_items (order_id, product_id, quantity, unit_price) values (tests.id('order_b'), tests.id('product_home'), 1000000, 99999)$$, '22003')
) v(statement, outcome);
select tests.expect('manager', statement, outcome, format('%s: %s', outcome, statement))
from (values
  ($$insert into public.payments (order_id, subtotal, discount_amount, tax_amount, total_amount) values (tests.id('order_a'), 100, 10, 5, 95)$$, '1 rows'),
  ($$insert into public.payments (order_id, subtotal, total_amount) values (tests.id('order_a'), 100, 90)$$, '23514'),
  ($$insert into public.payments (order_id, total_amount) values (tests.id('order_a'), -1)$$, '23514'),
  ($$insert into public.payments (order_id, subtotal, total_amount, tax_rate) values (tests.id('order_a'), 1, 1, 1.5)$$, '23514'),
  ($$insert into public.payments (order_id, subtotal, total_amount, tax_rate) values (tests.id('order_a'), 1, 1, 0.1025)$$, '1 rows'),
  ($$insert into public.payment_operations (payment_id, kind, amount) values (tests.id('payment_a'), 'refund', -5)$$, '23514'),
  ($$insert into public.payment_operations (payment_id, kind, amount) values (tests.id('payment_a'), 'gift', 5)$$, '23514'),
  ($$insert into public.payment_operations (payment_id, kind, amount, card_last_four) values (tests.id('payment_a'), 'payment', 5, '4111111111111111')$$, '23514'),
  ($$insert into public.purchases (subtotal, discount_amount) values (10, 11)$$, '23514'), ($$insert into public.purchases (subtotal) values (-1)$$, '23514'),
  ($$update public.purchases set paid_on = current_date$$, '23514'), ($$update public.purchases set paid_on = current_date, status = 'paid'$$, '1 rows'),
  ($$insert into public.offers (doctor_id, product_id) values (tests.profile('doctor_a'), tests.id('product_home'))$$, '23514'),
  ($$insert into public.offers (doctor_id, product_id, price_upper) values (tests.profile('doctor_a'), tests.id('product_elsewhere'), 1)$$, '23503'),
  ($$insert into public.discounts (offer_id, percent) values (tests.id('offer_home'), 101)$$, '23514'), ($$update public.discounts set used_count = 0$$, '42501'),
  ($$insert into public.discounts (offer_id, percent, starts_on, ends_on) values (tests.id('offer_home'), 5, '2020-02-01', '2020-01-01')$$, '23514'),
  ($$update public.products set unit_price = -1$$, '23514'), ($$update public.products set currency = 'dollars'$$, '23514'), ($$update public.products set stock_quantity = -1$$, '23514')
) v(statement, outcome);
select results_eq($$select total_amount from public.purchases where id = tests.id('purchase_home')$$, 'values (10.00)', 'a purchase adds itself up');
select tests.answers('doctor_a', $$select concat_ws(' ', sku, unit_price) from public.products$$, 'AL-1 100.00', 'reads the price list');
update public.discounts set max_uses = 1, used_count = 1;
select throws_ok($$update public.discounts set used_count = 2$$, '23514', null, 'a discount is used no more often than it may');

-- What is closed stays as it was closed.
create function pg_temp.close(p_state text) returns void language sql as $$
  update public.orders set current_state = p_state, completed_at = case p_state when 'completed' then now() end, cancelled_at = case p_state when 'cancelled' then now() end where id = tests.id('order_b')
$$;
select tests.expect(p, statement, 'PT422', format('cannot change a %s order: %s', key, statement))
from public.order_states s cross join lateral (select pg_temp.close(key)) closed, (values
  ('staff', $$insert into public.order_items (order_id, product_id, unit_price) values (tests.id('order_b'), tests.id('product_home'), 1)$$),
  ('staff', $$update public.order_items set quantity = 2 where order_id = tests.id('order_b')$$), ('admin', $$delete from public.order_items where order_id = tests.id('order_b')$$),
  ('doctor_b', $$insert into public.jaws (order_id, arch) values (tests.id('order_b'), 'lower')$$), ('staff', $$update public.jaws set is_labial = true where order_id = tests.id('order_b')$$),
  ('staff', $$update public.orders set discount_amount = 1 where id = tests.id('order_b')$$), ('staff', $$update public.orders set tax_amount = 1 where id = tests.id('order_b')$$),
  ('staff', $$update public.orders set data = '{"scanner": "x"}' where id = tests.id('order_b')$$)) v(p, statement)
where s.is_final;
update public.orders set current_state = 'pending', completed_at = null, cancelled_at = null where id = tests.id('order_b');
select tests.permits('staff', $$insert into public.order_items (order_id, product_id, unit_price) values (tests.id('order_b'), tests.id('product_home'), 1)$$, 1, 'adds to an order that is open');
select tests.hides('doctor_b', $$update public.jaws set is_labial = true$$, 'cannot change the arches that the lab works by');

select * from finish();
rollback;
