import pytest

from relapp import i18n
from relapp.domain.questions import Question, Topic
from relapp.wording.questions import ask_line, missing, question, topic


@pytest.fixture(autouse=True)
def english():
    i18n.set_language("en")


@pytest.mark.parametrize("value", Topic)
def test_each_topic_is_a_question_and_a_name(value: Topic) -> None:
    assert question(Question(value)).endswith("?")
    assert missing(Question(value)) == topic(value)


def test_own_words_stay_as_they_are() -> None:
    own = Question(text="Which oven?")
    assert (question(own), missing(own), ask_line(own)) == ("Which oven?", "Which oven?", "Ask: Which oven?")
