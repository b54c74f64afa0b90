-- xingzhi.common.v1.Refusal as proto JSON.
create or replace function wire_refusal(p_code text, p_facts jsonb default '{}') returns jsonb language sql immutable
return jsonb_build_object('code', 'REFUSAL_CODE_' || p_code, 'facts', p_facts);
