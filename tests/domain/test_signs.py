from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS, OURS, Sign, all_signs, asked_for, with_sign

OWN = Sign("own", False, "They never read our letters")
CHANGES = st.lists(
    st.builds(
        Sign._replace,
        st.sampled_from([*OURS, OWN, Sign("other", True, "They laugh")]),
        active=st.booleans(),
    ),
    max_size=8,
)


def test_there_are_five_good_and_eight_bad_signs():
    assert (len(GOOD_SIGNS), len(BAD_SIGNS), len({*GOOD_SIGNS, *BAD_SIGNS})) == (5, 8, 13)


def test_own_signs_come_after_ours():
    assert all_signs(()) == OURS
    assert all_signs((OWN,)) == (*OURS, OWN)


def test_one_that_is_no_longer_used_stays_in_its_place_and_is_not_asked_for():
    unused = OURS[0]._replace(active=False)
    signs = all_signs((unused,))
    assert signs == (unused, *OURS[1:])
    assert [sign.code for sign in asked_for(signs, True)] == list(GOOD_SIGNS[1:])
    assert [sign.code for sign in asked_for(signs, False)] == list(BAD_SIGNS)


def test_a_sign_is_added_changed_and_used_again():
    added = with_sign((), OWN)
    assert added == (OWN,)
    assert with_sign(added, OWN._replace(text="They do not answer")) == (OWN._replace(text="They do not answer"),)
    unused = with_sign(added, OURS[3]._replace(active=False))
    assert unused == (OWN, OURS[3]._replace(active=False))
    assert with_sign(unused, OURS[3]) == added


@given(CHANGES)
def test_whatever_is_changed_the_list_never_shrinks(changes):
    changed, before = (), all_signs(())
    for sign in changes:
        changed = with_sign(changed, sign)
        after = all_signs(changed)
        assert {each.code for each in before} | {sign.code} == {each.code for each in after}
        assert sign in after
        before = after
